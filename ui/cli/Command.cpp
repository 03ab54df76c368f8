// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Command.h"

#include "ui/cli/Output.h"

namespace easel::cli {

using namespace Qt::StringLiterals;

Command::Command(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

void Command::interrupt()
{
    finish(ExitCode::Interrupted);
}

void Command::finish(ExitCode code)
{
    if (m_finished)
        return;
    m_finished = true;
    Q_EMIT finished(int(code));
}

void Command::fail(const Error &error, ExitCode code)
{
    if (m_finished)
        return;
    output().say(error.message);
    if (output().json())
        output().object({{u"error"_s, errorJson(error)}});
    finish(code);
}

} // namespace easel::cli
