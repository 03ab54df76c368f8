// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Settings.h"

namespace easel {

class ClosingQuestion;
class Desktop;
class RunsWatch;

/// What becomes of the runs when the window is to close: without it Easel can go on in the tray, without
/// Easel the service goes on. The person says which, each time or once for all.
class Leaving : public QObject
{
    Q_OBJECT
public:
    /// All of them outlive this.
    Leaving(Settings &settings, const RunsWatch &watch, ClosingQuestion &question, QObject *parent = nullptr);

    void setDesktop(const Desktop *desktop) { m_desktop = desktop; }
    /// False where the window goes to the tray instead, or the person is asked first.
    bool mayClose();

Q_SIGNALS:
    void trayChosen(); ///< the window is to hide
    void endChosen();  ///< the window is to close for good

private:
    void take(WhenClosed choice, bool remember);

    Settings &m_settings;
    const RunsWatch &m_watch;
    ClosingQuestion &m_question;
    const Desktop *m_desktop = nullptr;
};

} // namespace easel
