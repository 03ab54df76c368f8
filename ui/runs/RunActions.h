// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QWidget>

namespace easel {

class Button;
class InlineQuestion;

/// What a person can do with the chosen run. Ending the watching asks in place first, since it looks like
/// cancelling and is not.
class RunActions : public QWidget
{
    Q_OBJECT
public:
    explicit RunActions(QWidget *parent = nullptr);

    void setRun(const Run &run);
    void askToStop();          ///< as the button does
    void activateMainAction(); ///< of what is offered, what most likely comes next

Q_SIGNALS:
    void samplesRequested();
    void stopRequested(); ///< confirmed
    void resumeRequested();
    void pauseRequested(bool paused);
    void adoptRequested();

private:
    void createButtons();
    void connectSignals();
    QString stopSentence() const;

    Button *m_samples;
    Button *m_adopt;
    Button *m_resume;
    Button *m_pause;
    Button *m_stop;
    InlineQuestion *m_question;
    QString m_runId;
    bool m_paused = false;
    bool m_atService = false; ///< the service has, or may have, the training
};

/// What can be done with a run in this state.
bool canResume(const Run &run);
bool canStop(const Run &run);
bool canPause(const Run &run);
bool hasSamplesToSee(const Run &run);

} // namespace easel
