// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunActions.h"

#include "app/runs/RemoteRun.h"
#include "ui/runs/Remedy.h"
#include "ui/widgets/InlineQuestion.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

bool canResume(const Run &run)
{
    if (run.origin == Origin::Service)
        return false;
    return run.stage == Stage::Stopped || run.stage == Stage::NeedsAttention || run.gaveUp;
}

bool canStop(const Run &run)
{
    return run.active() && run.origin != Origin::Service;
}

bool canPause(const Run &run)
{
    if (run.origin != Origin::Here)
        return false;
    return run.stage == Stage::Waiting || run.stage == Stage::Preparing || run.stage == Stage::Uploading ||
           (run.paused && run.active());
}

bool hasSamplesToSee(const Run &run)
{
    return run.samplesDone() > 0 || !run.servingModel().isEmpty();
}

RunActions::RunActions(QWidget *parent)
    : QWidget(parent)
{
    createButtons();
    connectSignals();
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (Button *button : {m_samples, m_adopt, m_resume, m_pause, m_stop})
        row->addWidget(button);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addLayout(row);
    layout->addWidget(m_question);
}

void RunActions::createButtons()
{
    m_samples = new Button(tr("See samples"), Button::Kind::Primary);
    m_samples->setObjectName(QStringLiteral("seeSamples"));
    m_adopt = new Button(tr("Take over"));
    m_adopt->setObjectName(QStringLiteral("adoptTraining"));
    m_adopt->setToolTip(
        tr("It becomes a run of this profile: watched to its end, and offered on the Samples page."));
    m_adopt->setAccessibleDescription(m_adopt->toolTip());
    m_resume = new Button(tr("Resume"), Button::Kind::Primary);
    m_resume->setObjectName(QStringLiteral("resume"));
    m_pause = new Button(tr("Pause uploads"));
    m_pause->setObjectName(QStringLiteral("pauseUploads"));
    m_stop = new Button(tr("Stop watching"));
    m_stop->setObjectName(QStringLiteral("stopWatching"));
    m_question = new InlineQuestion(tr("Stop watching"), tr("Keep watching"), Button::Kind::Normal);
    m_question->setObjectName(QStringLiteral("stopQuestion"));
}

void RunActions::connectSignals()
{
    connect(m_samples, &Button::clicked, this, &RunActions::samplesRequested);
    connect(m_adopt, &Button::clicked, this, &RunActions::adoptRequested);
    connect(m_resume, &Button::clicked, this, &RunActions::resumeRequested);
    connect(m_pause, &Button::clicked, this, [this] { Q_EMIT pauseRequested(!m_paused); });
    connect(m_stop, &Button::clicked, this, &RunActions::askToStop);
    connect(m_question, &InlineQuestion::confirmed, this, &RunActions::stopRequested);
    connect(m_question, &InlineQuestion::declined, this, [this] {
        m_stop->show();
        m_stop->setFocus(Qt::OtherFocusReason);
    });
}

void RunActions::setRun(const Run &run)
{
    const bool asking = m_question->isVisibleTo(this);
    if (asking && (run.id != m_runId || !canStop(run)))
        m_question->hide();
    m_runId = run.id;
    m_paused = run.paused;
    m_atService = !run.taskId.isEmpty() || run.stage == Stage::Starting;
    const bool resumes = canResume(run);
    const bool adoptable = canAdopt(run);
    const bool elsewhere = run.origin == Origin::Service;
    m_samples->setVisible(hasSamplesToSee(run) && (adoptable || !elsewhere));
    m_samples->setText(run.samples.empty() ? tr("Make samples") : tr("See samples"));
    m_adopt->setVisible(adoptable);
    m_adopt->setKind(run.servingModel().isEmpty() ? Button::Kind::Primary : Button::Kind::Normal);
    // One primary button a page: where a run waits for the person, that is what comes next.
    m_samples->setKind(resumes ? Button::Kind::Normal : Button::Kind::Primary);
    m_resume->setVisible(resumes);
    m_resume->setText(run.stage == Stage::NeedsAttention ? tr("Try again") : tr("Resume"));
    // Trying again helps after what the banner offers.
    m_resume->setKind(remedyFor(run).kind == Remedy::Kind::None ? Button::Kind::Primary
                                                                : Button::Kind::Normal);
    m_pause->setVisible(canPause(run));
    m_pause->setText(m_paused ? tr("Go on uploading") : tr("Pause uploads"));
    m_stop->setVisible(canStop(run) && !m_question->isVisibleTo(this));
    setVisible(resumes || canStop(run) || adoptable || (hasSamplesToSee(run) && !elsewhere));
}

void RunActions::askToStop()
{
    m_stop->hide();
    m_question->ask(stopSentence());
}

void RunActions::activateMainAction()
{
    for (Button *button : {m_resume, m_samples, m_adopt, m_pause, m_stop}) {
        if (!button->isVisibleTo(this))
            continue;
        if (button == m_samples)
            button->click();
        else
            button->setFocus(Qt::TabFocusReason);
        return;
    }
}

QString RunActions::stopSentence() const
{
    if (m_atService) {
        return tr("Only the watching ends: the service goes on with the training, which is paid for, and "
                  "offers no way "
                  "to cancel it. Resume takes it up again at any time.");
    }
    return tr("Nothing was started at the service yet, and nothing will be until you resume this run.");
}

} // namespace easel
