// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleComposer.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Widgets.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QSpinBox>
#include <QVBoxLayout>

#include <limits>

namespace easel {

namespace {

constexpr int longestPrompt = 1024; // characters, as the service takes them
constexpr int smallestSide = 128;
constexpr int largestSide = 2048;
constexpr int sideStep = 64;
constexpr double mostSeed = 9'007'199'254'740'991; // that a double holds exactly; the service names no bound
constexpr int narrowestNegative = 220;
constexpr double defaultStrength = 0.8;

/// A whole number without limit in practice: QSpinBox ends at 2³¹.
class SeedBox : public QDoubleSpinBox
{
public:
    explicit SeedBox(QWidget *parent)
        : QDoubleSpinBox(parent)
    {
        setDecimals(0);
        setRange(0, mostSeed);
        setValue(42);
    }
    QSize sizeHint() const override
    {
        QSize size = QDoubleSpinBox::sizeHint();
        size.setWidth(fontMetrics().horizontalAdvance(prefix() + QStringLiteral("4294967295")) +
                      2 * space::xxl);
        return size;
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    QString textFromValue(double value) const override { return QString::number(qint64(value)); }
};

template<class Box, class Number>
Box *createBox(QWidget *parent, const QString &name, const QString &prefix, Number least, Number most,
               Number value)
{
    auto *box = new Box(parent);
    box->setAccessibleName(name);
    box->setPrefix(prefix + QLatin1Char(' '));
    box->setRange(least, most);
    box->setValue(value);
    return box;
}

} // namespace

SampleComposer::SampleComposer(QWidget *parent)
    : QWidget(parent)
{
    createWidgets();
    layOut();
    connectSignals();
    update();
}

void SampleComposer::createWidgets()
{
    m_prompt = new QLineEdit(this);
    m_prompt->setObjectName(QStringLiteral("prompt"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_prompt->setPlaceholderText(tr("Prompt: what should the picture show?"));
    m_negative = new QLineEdit(this);
    m_negative->setObjectName(QStringLiteral("negativePrompt"));
    m_negative->setAccessibleName(tr("Negative prompt"));
    m_negative->setPlaceholderText(tr("Negative prompt: what should it not show?"));
    m_negative->setMinimumWidth(narrowestNegative);
    for (QLineEdit *edit : {m_prompt, m_negative})
        edit->setMaxLength(longestPrompt);

    m_strength =
        createBox<QDoubleSpinBox>(this, tr("LoRA strength"), tr("Strength"), 0.0, 1.0, defaultStrength);
    m_strength->setSingleStep(0.05);
    m_seed = new SeedBox(this);
    m_seed->setAccessibleName(tr("Sample seed"));
    m_seed->setPrefix(tr("Seed") + QLatin1Char(' '));
    m_shuffle = new Button(QString(), Button::Kind::Normal, this);
    m_shuffle->setIcon(themeIcon(QStringLiteral("shuffle")));
    m_shuffle->setAccessibleName(tr("Another seed"));
    m_shuffle->setToolTip(tr("Another seed"));
    m_steps = createBox<QSpinBox>(this, tr("Steps"), tr("Steps"), 1, 100, SamplePlan().steps);
    m_guidance = createBox<QDoubleSpinBox>(this, tr("Guidance"), tr("Guidance"), 1.0, 30.0,
                                           SamplePlan().guidanceScale);
    m_guidance->setDecimals(1);
    m_guidance->setSingleStep(0.5);
    m_width = createBox<QSpinBox>(this, tr("Sample width"), tr("Width"), smallestSide, largestSide, 512);
    m_height = createBox<QSpinBox>(this, tr("Sample height"), tr("Height"), smallestSide, largestSide, 512);
    m_width->setSingleStep(sideStep);
    m_height->setSingleStep(sideStep);
    m_count = createBox<QSpinBox>(this, tr("Count"), tr("Count"), 1, 8, 1);
    m_control = new QCheckBox(tr("Also without the LoRA"), this);
    m_control->setChecked(true);

    m_paid = new TextLabel(QString(), TextStyle::Facts, ThemeColor::Dim, this);
    m_paid->setWordWrap(false);
    m_paid->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_generate = new Button(tr("Generate samples"), Button::Kind::Primary, this);
    m_generate->setObjectName(QStringLiteral("generateSamples"));
    m_why = new TextLabel(QString(), TextStyle::Facts, ThemeColor::Amber, this);
}

void SampleComposer::layOut()
{
    auto *first = new QHBoxLayout;
    first->setSpacing(space::s);
    first->addWidget(m_prompt, 3);
    first->addWidget(m_negative, 2);
    first->addSpacing(space::xs);
    first->addWidget(m_paid);
    first->addSpacing(space::xs);
    first->addWidget(m_generate);

    auto *seed = new QWidget(this);
    auto *seedLayout = new QHBoxLayout(seed);
    seedLayout->setContentsMargins(0, 0, 0, 0);
    seedLayout->setSpacing(space::xs);
    seedLayout->addWidget(m_seed);
    seedLayout->addWidget(m_shuffle);

    auto *second = new FlowLayout(space::s);
    for (QWidget *widget : {static_cast<QWidget *>(m_strength), seed, static_cast<QWidget *>(m_steps),
                            static_cast<QWidget *>(m_guidance), static_cast<QWidget *>(m_width),
                            static_cast<QWidget *>(m_height), static_cast<QWidget *>(m_count),
                            static_cast<QWidget *>(m_control)})
        second->addWidget(widget);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addLayout(first);
    layout->addLayout(second);
    layout->addWidget(m_why);
}

void SampleComposer::connectSignals()
{
    connect(m_prompt, &QLineEdit::textChanged, this, &SampleComposer::update);
    connect(m_control, &QCheckBox::toggled, this, &SampleComposer::update);
    connect(m_count, &QSpinBox::valueChanged, this, &SampleComposer::update);
    for (QSpinBox *side : {m_width, m_height})
        connect(side, &QSpinBox::valueChanged, this, [this] { m_sizeChosen = true; });
    connect(m_shuffle, &Button::clicked, this, [this] {
        m_seed->setValue(
            double(QRandomGenerator::global()->bounded(quint32(std::numeric_limits<qint32>::max()))));
    });
    connect(m_generate, &Button::clicked, this, [this] { Q_EMIT generateRequested(plan()); });
}

SamplePlan SampleComposer::plan() const
{
    SamplePlan plan;
    plan.prompts = {m_prompt->text().trimmed()};
    plan.negativePrompt = m_negative->text().trimmed();
    plan.strengths = {m_strength->value()};
    plan.seeds = {qint64(m_seed->value())};
    plan.control = m_control->isChecked();
    plan.size = {m_width->value(), m_height->value()};
    plan.steps = m_steps->value();
    plan.guidanceScale = m_guidance->value();
    plan.count = m_count->value();
    plan.samplerName = m_samplerName;
    return plan;
}

void SampleComposer::takeFrom(const Sample &sample)
{
    m_prompt->setText(sample.prompt);
    m_negative->setText(sample.negativePrompt);
    if (sample.strength)
        m_strength->setValue(*sample.strength);
    m_seed->setValue(double(sample.seed));
    m_steps->setValue(sample.steps);
    m_guidance->setValue(sample.guidanceScale);
    m_width->setValue(sample.size.width());
    m_height->setValue(sample.size.height());
    if (!sample.samplerName.isEmpty())
        m_samplerName = sample.samplerName;
    m_sizeChosen = true;
    focusPrompt();
}

void SampleComposer::setNativeSize(int pixels)
{
    if (m_sizeChosen)
        return;
    m_width->setValue(pixels);
    m_height->setValue(pixels);
    m_sizeChosen = false; // it was not the person
}

void SampleComposer::setObstacle(const QString &sentence)
{
    m_obstacle = sentence;
    update();
}

void SampleComposer::setAsking(bool asking)
{
    m_asking = asking;
    update();
}

void SampleComposer::focusPrompt()
{
    m_prompt->setFocus();
}

void SampleComposer::update()
{
    m_paid->setText(m_asking ? tr("Asking the service…")
                             : tr("%n paid picture(s)", nullptr, plan().pictures()));
    m_generate->setEnabled(!m_asking && m_obstacle.isEmpty() && !m_prompt->text().trimmed().isEmpty());
    m_why->setText(m_obstacle);
    m_why->setVisible(!m_obstacle.isEmpty());
}

} // namespace easel
