// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/PictureSection.h"

#include "app/training/BaseModel.h"
#include "ui/training/Ranges.h"
#include "ui/training/SettingHelp.h"
#include "ui/widgets/ColumnsBox.h"

#include <QVBoxLayout>

namespace easel {

static constexpr int leastSide = 64;
static constexpr int mostSide = 2048;
static constexpr double mostRatio = 10;
static constexpr double mostUpscale = 4;

static QSpinBox *makeSide()
{
    auto *spin = new QSpinBox;
    spin->setSingleStep(64);
    spin->setRange(leastSide, mostSide);
    return spin;
}

static QDoubleSpinBox *makeFactor(double most)
{
    auto *spin = new QDoubleSpinBox;
    spin->setSingleStep(0.1);
    spin->setDecimals(2);
    spin->setRange(1, most);
    return spin;
}

/// Two fields, the second of which comes and goes.
static QWidget *stacked(QWidget *upper, QWidget *lower)
{
    auto *cell = new QWidget;
    auto *layout = new QVBoxLayout(cell);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addWidget(upper);
    layout->addWidget(lower);
    return cell;
}

PictureSection::PictureSection(TrainingSettings &settings, QWidget *parent)
    : SettingsSection(
          tr("The pictures"),
          tr("Every picture is trained at this size; what you see in the dataset is what is sent."), settings,
          parent)
{
    createFields();
    addHelpLine(field::width);
    connectSignals();
    showDependents();
}

void PictureSection::createFields()
{
    m_width = makeSide();
    m_height = makeSide();
    m_upload = new QComboBox;
    m_upload->addItem(tr("cropped"), uploadKinds().front());
    m_upload->addItem(tr("originals"), uploadKinds().back());
    m_faceCrop = new QComboBox;
    m_faceCrop->addItem(tr("off"), false);
    m_faceCrop->addItem(tr("on"), true);
    m_ratio = makeFactor(mostRatio);
    m_faceRestore = new QComboBox;
    m_faceRestore->addItem(tr("off"), QString());
    for (const QString &method : faceRestoreMethods())
        m_faceRestore->addItem(method, method);
    m_upscale = makeFactor(mostUpscale);

    m_ratioField =
        makeField(field::faceCropRatio, tr("Face crop ratio"), QStringLiteral("faceCropRatio"), m_ratio);
    m_upscaleField = makeField(field::faceRestoreUpscale, tr("Face restore upscale"),
                               QStringLiteral("faceRestoreUpscale"), m_upscale);
    auto *columns = new ColumnsBox(132);
    columns->add(makeField(field::width, tr("Width"), QStringLiteral("width"), m_width));
    columns->add(makeField(field::height, tr("Height"), QStringLiteral("height"), m_height));
    columns->add(makeField(field::upload, tr("Upload"), QStringLiteral("upload"), m_upload));
    columns->add(stacked(makeField(field::faceCrop, tr("Face crop"), QStringLiteral("faceCrop"), m_faceCrop),
                         m_ratioField));
    columns->add(stacked(
        makeField(field::faceRestore, tr("Face restore"), QStringLiteral("faceRestore"), m_faceRestore),
        m_upscaleField));
    body()->addWidget(columns);

    m_native = new Button({}, Button::Kind::Link);
    m_native->setObjectName(QStringLiteral("useNativeSize"));
    body()->addWidget(m_native, 0, Qt::AlignLeading);
}

void PictureSection::connectSignals()
{
    connect(m_width, &QSpinBox::valueChanged, this, [this] { changeSize(field::width); });
    connect(m_height, &QSpinBox::valueChanged, this, [this] { changeSize(field::height); });
    connect(m_upload, &QComboBox::currentIndexChanged, this, [this] {
        settings().upload = m_upload->currentData().toString();
        changed(field::upload);
    });
    connect(m_faceCrop, &QComboBox::currentIndexChanged, this, &PictureSection::changeFaceCrop);
    connect(m_ratio, &QDoubleSpinBox::valueChanged, this, [this](double ratio) {
        settings().faceCropRatio = ratio;
        changed(field::faceCropRatio);
    });
    connect(m_faceRestore, &QComboBox::currentIndexChanged, this, &PictureSection::changeFaceRestore);
    connect(m_upscale, &QDoubleSpinBox::valueChanged, this, [this](double upscale) {
        // Shows only while there is a method.
        if (settings().faceRestore)
            settings().faceRestore->upscale = upscale;
        changed(field::faceRestoreUpscale);
    });
    connect(m_native, &Button::clicked, this, &PictureSection::useNativeSize);
}

void PictureSection::load()
{
    const TrainingSettings &now = settings();
    loadNumber(m_width, leastSide, mostSide, now.size.width());
    loadNumber(m_height, leastSide, mostSide, now.size.height());
    loadChoice(m_upload, now.upload, now.upload);
    loadChoice(m_faceCrop, now.faceCropRatio.has_value(), {});
    loadNumber(m_ratio, 1.0, mostRatio, now.faceCropRatio.value_or(1.0));
    const QString method = now.faceRestore ? now.faceRestore->method : QString();
    loadChoice(m_faceRestore, method, method);
    loadNumber(m_upscale, 1.0, mostUpscale, now.faceRestore ? now.faceRestore->upscale : 1.0);
    showDependents();
    explainAgain();
}

void PictureSection::changeSize(const QString &key)
{
    settings().size = {m_width->value(), m_height->value()};
    showDependents();
    changed(key);
}

void PictureSection::changeFaceCrop()
{
    if (m_faceCrop->currentData().toBool())
        settings().faceCropRatio = m_ratio->value();
    else
        settings().faceCropRatio.reset();
    showDependents();
    changed(field::faceCrop);
}

void PictureSection::changeFaceRestore()
{
    const QString method = m_faceRestore->currentData().toString();
    if (method.isEmpty())
        settings().faceRestore.reset();
    else
        settings().faceRestore = FaceRestore{method, m_upscale->value()};
    showDependents();
    changed(field::faceRestore);
}

void PictureSection::showDependents()
{
    m_ratioField->setVisible(settings().faceCropRatio.has_value());
    m_upscaleField->setVisible(settings().faceRestore.has_value());
    const BaseModel *model = findBaseModel(settings().baseModel);
    const QSize native = model ? QSize(model->nativeSize, model->nativeSize) : settings().size;
    m_native->setText(tr("Use the base model’s %1").arg(sizeText(native)));
    m_native->setVisible(native != settings().size);
}

void PictureSection::useNativeSize()
{
    if (const BaseModel *model = findBaseModel(settings().baseModel)) {
        settings().size = {model->nativeSize, model->nativeSize};
        load();
        changed(field::width);
        // The button hides with its cause; the focus must not be lost with it.
        m_width->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace easel
