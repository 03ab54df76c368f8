// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/ExitCode.h"
#include "ui/cli/Session.h"

#include <QObject>

namespace easel::cli {

/// One command at work. It begins with start(), in the event loop, and ends with finished(), once.
class Command : public QObject
{
    Q_OBJECT
public:
    explicit Command(Session &session, QObject *parent = nullptr);

    virtual void start() = 0;
    /// A signal came: whatever is under way is left so that it can be resumed.
    virtual void interrupt();

Q_SIGNALS:
    void finished(int exitCode);

protected:
    Session &session() const { return m_session; }
    Output &output() const { return m_session.output(); }
    const Arguments &arguments() const { return m_session.arguments(); }

    void finish(ExitCode code);
    /// Says the sentence, prints the error's object with --json, and finishes.
    void fail(const Error &error, ExitCode code);
    void fail(const Error &error) { fail(error, exitCodeFor(error.kind)); }

private:
    Session &m_session;
    bool m_finished = false;
};

} // namespace easel::cli
