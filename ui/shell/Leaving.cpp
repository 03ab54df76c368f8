// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Leaving.h"

#include "ui/desktop/Desktop.h"
#include "ui/desktop/RunsWatch.h"
#include "ui/shell/ClosingQuestion.h"

namespace easel {

Leaving::Leaving(Settings &settings, const RunsWatch &watch, ClosingQuestion &question, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_watch(watch)
    , m_question(question)
{
    connect(&question, &ClosingQuestion::answered, this, &Leaving::take);
    connect(&watch, &RunsWatch::progressChanged, &question, [this] {
        if (m_watch.progress().active == 0)
            m_question.hide();
    });
}

bool Leaving::mayClose()
{
    const int active = m_watch.progress().active;
    if (active == 0)
        return true;
    const bool hasTray = m_desktop && m_desktop->hasTray();
    if (m_settings.whenClosed() == WhenClosed::Tray && hasTray) {
        Q_EMIT trayChosen();
        return false;
    }
    // Nothing is lost by closing, so who closes again means it.
    if (m_settings.whenClosed() == WhenClosed::End || m_question.isVisible())
        return true;
    m_question.ask(active, hasTray);
    return false;
}

void Leaving::take(WhenClosed choice, bool remember)
{
    if (remember)
        m_settings.setWhenClosed(choice);
    if (choice == WhenClosed::Tray)
        Q_EMIT trayChosen();
    else
        Q_EMIT endChosen();
}

} // namespace easel
