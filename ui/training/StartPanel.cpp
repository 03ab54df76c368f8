// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/StartPanel.h"

#include "ui/training/ChecksCard.h"
#include "ui/training/ExpertSection.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/InlineQuestion.h"
#include "ui/widgets/UnitText.h"

#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace easel {

StartPanel::StartPanel(QWidget *parent)
    : Surface(ThemeColor::Panel, Qt::LeftEdge, parent)
{
    createWidgets();
    layOut();
    connectSignals();
    updateButton();
}

void StartPanel::createWidgets()
{
    m_checks = new ChecksCard;
    m_factsCard = new Card;
    m_facts = new FactList(nullptr, TextStyle::Body);
    m_error = new Banner;
    m_consent = new InlineQuestion(tr("Start and upload"), tr("Cancel"), Button::Kind::Primary);
    m_consent->setObjectName(QStringLiteral("uploadNotice"));
    m_footer = new QWidget;
    m_paid = new TextLabel({}, TextStyle::Facts, ThemeColor::Dim);
    m_paid->setObjectName(QStringLiteral("paid"));
    m_paid->setAlignment(Qt::AlignCenter);
    m_start = new Button(tr("Start training"), Button::Kind::Primary);
    m_start->setObjectName(QStringLiteral("startTraining"));
    // Says the same while the visible text tells what is going on.
    m_start->setAccessibleName(tr("Start training"));
    m_cancel = new Button(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelStart"));
}

void StartPanel::layOut()
{
    auto *facts = new QVBoxLayout(m_factsCard);
    facts->setContentsMargins(space::l, space::l, space::l, space::l);
    facts->addWidget(m_facts);

    auto *content = new QWidget;
    auto *cards = new QVBoxLayout(content);
    cards->setContentsMargins(space::l + space::xs, space::l, space::l + space::xs, space::l);
    cards->setSpacing(space::m);
    cards->addWidget(m_checks);
    cards->addWidget(m_factsCard);
    cards->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    // The panel's own colour shows through.
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_start, 1);
    buttons->addWidget(m_cancel);
    auto *footer = new QVBoxLayout(m_footer);
    footer->setContentsMargins(0, 0, 0, 0);
    footer->setSpacing(space::s);
    footer->addWidget(m_paid);
    footer->addLayout(buttons);

    auto *bottom = new QVBoxLayout;
    bottom->setContentsMargins(space::l + space::xs, space::s, space::l + space::xs, space::l);
    bottom->setSpacing(space::m);
    bottom->addWidget(m_error);
    bottom->addWidget(m_consent);
    bottom->addWidget(m_footer);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    layout->addLayout(bottom);
}

void StartPanel::connectSignals()
{
    connect(m_checks, &ChecksCard::linkActivated, this, &StartPanel::linkActivated);
    connect(m_start, &Button::clicked, this, &StartPanel::startRequested);
    connect(m_cancel, &Button::clicked, this, &StartPanel::cancelRequested);
    connect(m_consent, &InlineQuestion::confirmed, this, [this] {
        m_footer->show();
        Q_EMIT consentGiven();
    });
    connect(m_consent, &InlineQuestion::declined, this, [this] {
        m_footer->show();
        m_start->setFocus(Qt::OtherFocusReason);
    });
}

void StartPanel::setRows(const std::vector<CheckRow> &rows)
{
    m_checks->setRows(rows);
    QStringList reasons;
    for (const CheckRow &row : rows) {
        if (row.state == CheckRow::State::Block)
            reasons << row.text;
    }
    m_reasons = reasons.join(u' ');
    // What was to be agreed to is no longer what would start.
    if (!m_reasons.isEmpty() && m_consent->isVisibleTo(this)) {
        m_consent->hide();
        m_footer->show();
    }
    updateButton();
}

void StartPanel::setFacts(const TrainingSettings &settings, int pictures, const QString &destination,
                          const Experience &known)
{
    const int samples = samplePlan(settings).pictures();
    m_facts->setFacts({
        {tr("Upload"), uploadText(settings, pictures)},
        {tr("Goes to"), destination},
        {tr("Steps"), stepsText(settings, pictures)},
        {tr("Time"), timeText(known.seconds)},
        {tr("Cost"), costText(known.cost)},
        {tr("Samples"),
         samples > 0 ? tr("%n paid picture(s) after the training", nullptr, samples) : tr("none asked for")},
    });
    m_paid->setText(paidText(samples));
}

void StartPanel::setState(TrainingStart::State state)
{
    m_state = state;
    updateButton();
}

void StartPanel::setReady(bool ready)
{
    m_ready = ready;
    updateButton();
}

void StartPanel::askForConsent(const QString &sentence)
{
    m_footer->hide();
    m_consent->ask(sentence);
}

void StartPanel::showError(const QString &sentence)
{
    if (sentence.isEmpty())
        m_error->clear();
    else
        m_error->showMessage(sentence, Banner::Tone::Red);
}

void StartPanel::updateButton()
{
    const bool idle = m_state == TrainingStart::State::Idle;
    switch (m_state) {
    case TrainingStart::State::Idle:
        m_start->setText(tr("Start training"));
        break;
    case TrainingStart::State::Checking:
        m_start->setText(tr("Checking pictures…"));
        break;
    case TrainingStart::State::Starting:
        m_start->setText(tr("Starting…"));
        break;
    }
    m_start->setEnabled(idle && m_ready && m_reasons.isEmpty());
    m_start->setAccessibleDescription(!idle                 ? m_start->text()
                                      : m_reasons.isEmpty() ? m_paid->text()
                                                            : m_reasons);
    m_cancel->setVisible(m_state == TrainingStart::State::Checking);
}

QString uploadText(const TrainingSettings &settings, int pictures)
{
    if (settings.sendsOriginals())
        return StartPanel::tr("%n original(s), whole", nullptr, pictures);
    // Not to be torn apart where the line ends.
    const QString size = sizeText(settings.size).replace(u' ', QChar::Nbsp);
    return StartPanel::tr("%n picture(s) as %1 JPEG", nullptr, pictures).arg(size);
}

QString stepsText(const TrainingSettings &settings, int pictures)
{
    QString steps = QLocale().toString(settings.maxTrainSteps);
    if (pictures == 0)
        return steps;
    return StartPanel::tr("%1 · about %2 for each picture").arg(steps, timesText(settings, pictures));
}

static QString learnedText(const Learned &learned, const QString &least, const QString &most)
{
    if (!learned.isKnown())
        return StartPanel::tr("unknown, learned from two runs like this");
    if (least == most)
        return StartPanel::tr("%1, by %n run(s)", nullptr, learned.runs).arg(least);
    return StartPanel::tr("%1 to %2, by %n run(s)", nullptr, learned.runs).arg(least, most);
}

QString timeText(const Learned &seconds)
{
    return learnedText(seconds, durationText(seconds.least), durationText(seconds.most));
}

QString costText(const Learned &cost)
{
    return learnedText(cost, moneyText(qint64(cost.least)), moneyText(qint64(cost.most)));
}

QString paidText(int samples)
{
    if (samples == 0)
        return StartPanel::tr("1 training, no sample pictures");
    return StartPanel::tr("1 training and %n paid picture(s)", nullptr, samples);
}

} // namespace easel
