// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunDetail.h"

#include "ui/runs/EventList.h"
#include "ui/runs/ModelsCard.h"
#include "ui/runs/RecipeCard.h"
#include "ui/runs/RunActions.h"
#include "ui/runs/RunKeeping.h"
#include "ui/runs/RunProgressLine.h"
#include "ui/runs/StageTimeline.h"
#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/Widgets.h"

#include <QGridLayout>
#include <QResizeEvent>

namespace easel {

static constexpr int wideFrom = 880;
static constexpr int narrowestCards = 280;
static constexpr int widestCards = 380;

RunDetail::RunDetail(Thumbnailer &thumbnailer, QWidget *parent)
    : QWidget(parent)
{
    createWidgets(thumbnailer);
    layOut();
    arrange(false);
    connect(m_error, &Banner::clicked, this, [this] { Q_EMIT remedyRequested(m_remedy); });
}

void RunDetail::createWidgets(Thumbnailer &thumbnailer)
{
    m_name = new TextLabel({}, TextStyle::Title);
    m_name->setObjectName(QStringLiteral("runTitle"));
    m_name->setTextFormat(Qt::PlainText);
    m_safe = new TextLabel({}, TextStyle::Body, ThemeColor::Dim);
    m_error = new Banner;
    m_error->setObjectName(QStringLiteral("runError"));
    m_notice = new Banner;
    m_notice->setObjectName(QStringLiteral("runNotice"));
    m_progress = new RunProgressLine;
    m_timeline = new StageTimeline;
    m_actions = new RunActions;
    m_keeping = new RunKeeping;
    m_events = new EventList;
    m_recipe = new RecipeCard(thumbnailer);
    m_models = new ModelsCard;
}

void RunDetail::layOut()
{
    m_status = makeStatusBlock();
    m_happened = makeEventBlock();
    m_cards = new QWidget;
    m_cardsLayout = new QBoxLayout(QBoxLayout::TopToBottom, m_cards);
    m_cardsLayout->setContentsMargins(0, 0, 0, 0);
    m_cardsLayout->setSpacing(space::m);
    m_cardsLayout->addWidget(m_recipe, 0, Qt::AlignTop);
    m_cardsLayout->addWidget(m_models, 0, Qt::AlignTop);
    m_cardsLayout->addStretch();

    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(space::xl, space::l + space::xs, space::xl, space::xl);
    m_grid->setHorizontalSpacing(space::xl);
    m_grid->setVerticalSpacing(space::l);
}

QWidget *RunDetail::makeStatusBlock()
{
    auto *head = new QHBoxLayout;
    head->setSpacing(space::l);
    m_safe->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    head->addWidget(m_name, 2, Qt::AlignTop);
    head->addWidget(m_safe, 3, Qt::AlignTop);

    auto *block = new QWidget;
    auto *layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addLayout(head);
    layout->addWidget(m_error);
    layout->addWidget(m_notice);
    layout->addWidget(m_timeline);
    layout->addWidget(m_progress);
    layout->addWidget(m_actions);
    return block;
}

QWidget *RunDetail::makeEventBlock()
{
    auto *block = new QWidget;
    auto *layout = new QVBoxLayout(block);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(new TextLabel(tr("What happened"), TextStyle::FactsSemibold, ThemeColor::Dim));
    layout->addWidget(m_events);
    layout->addWidget(m_keeping);
    layout->addStretch();
    return block;
}

void RunDetail::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = width() >= wideFrom;
    if (wide != m_wide)
        arrange(wide);
    if (wide)
        m_cards->setFixedWidth(std::clamp(width() * 31 / 100, narrowestCards, widestCards));
}

void RunDetail::arrange(bool wide)
{
    m_wide = wide;
    for (QWidget *part : {m_status, m_cards, m_happened})
        m_grid->removeWidget(part);
    m_cardsLayout->setDirection(wide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // Beside each other the cards share the width; one beneath the other they stand at the top.
    m_cardsLayout->setStretchFactor(m_recipe, wide ? 0 : 1);
    m_cardsLayout->setStretchFactor(m_models, wide ? 0 : 1);
    m_cardsLayout->setStretch(2, wide ? 1 : 0);
    m_grid->addWidget(m_status, 0, 0, Qt::AlignTop);
    if (wide) {
        m_grid->addWidget(m_cards, 0, 1, 2, 1);
        m_grid->addWidget(m_happened, 1, 0);
    } else {
        m_cards->setMinimumWidth(0);
        m_cards->setMaximumWidth(QWIDGETSIZE_MAX);
        m_grid->addWidget(m_cards, 1, 0);
        m_grid->addWidget(m_happened, 2, 0);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setRowStretch(1, wide ? 1 : 0);
    m_grid->setRowStretch(2, wide ? 0 : 1);
}

void RunDetail::setRun(const Run &run, std::optional<double> secondsLeft, const QDateTime &now)
{
    m_name->setText(run.name);
    m_safe->setText(safeToCloseText(run));
    showTrouble(run);
    m_progress->setRun(run, secondsLeft);
    m_timeline->setSteps(timelineSteps(run, secondsLeft));
    m_actions->setRun(run);
    m_keeping->setRun(run);
    m_events->setEvents(run.id, run.events, now);
    m_recipe->setRun(run, now);
    m_models->setModels(run.models);
}

void RunDetail::activateMainAction()
{
    if (!m_error->focusButton())
        m_actions->activateMainAction();
}

void RunDetail::showTrouble(const Run &run)
{
    // While it is worked on an error is a notice; a run that is done may still have lost samples.
    const bool ails = !run.active() || run.gaveUp;
    m_remedy = remedyFor(run);
    const QString error = ails && run.error ? run.id + u'\n' + run.error->message : QString();
    if (error != m_shownError) {
        m_shownError = error;
        if (!run.error || error.isEmpty()) {
            m_error->clear();
        } else {
            m_error->showMessage(run.error->message,
                                 run.stage == Stage::Failed ? Banner::Tone::Red : Banner::Tone::Amber,
                                 remedyText(m_remedy.kind));
            m_error->setToolTip(toolTipText(run.error->details));
        }
    }
    const QString notice = run.notice.isEmpty() ? QString() : run.id + u'\n' + run.notice;
    if (notice == m_shownNotice)
        return;
    m_shownNotice = notice;
    if (notice.isEmpty())
        m_notice->clear();
    else
        m_notice->showMessage(run.notice, Banner::Tone::Info);
}

QString safeToCloseText(const Run &run)
{
    if (!run.active() || run.gaveUp)
        return {};
    if (run.origin == Origin::Service)
        return RunDetail::tr("This profile does not watch it.");
    if (run.taskId.isEmpty())
        return RunDetail::tr("Closing the window is safe: the run goes on where it was at the next start.");
    return RunDetail::tr("Closing the window is safe: the run goes on at the service.");
}

} // namespace easel
