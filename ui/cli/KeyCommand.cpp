// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/KeyCommand.h"

#include "app/core/Log.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/LineReader.h"
#include "ui/cli/Output.h"

#include <QJsonObject>

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec KeyCommand::spec()
{
    return {u"key"_s,
            u"set|forget|test"_s,
            1,
            1,
            tr("keep the API key, read from standard input; forget it; ask the service whether it is good"),
            {}};
}

void KeyCommand::start()
{
    const QString action = arguments().operands.front();
    const bool known = action == "set"_L1 || action == "forget"_L1 || action == "test"_L1;
    if (!known) {
        return fail({ErrorKind::Usage, tr("“key” takes set, forget or test, not “%1”.").arg(action), action});
    }
    const Result<Workspace *> workspace =
        session().open(action == "test"_L1 ? Session::Access::Asks : Session::Access::Reads);
    if (!workspace)
        return fail(workspace.error());
    m_workspace = *workspace;
    if (action == "set"_L1)
        set();
    else if (action == "forget"_L1)
        forget();
    else
        test();
}

void KeyCommand::set()
{
    if (stdinIsTerminal()) {
        output().ask(tr("API key:"));
        m_hidden.emplace();
    }
    auto *reader = new LineReader(this);
    reader->read([this](const QString &line) {
        if (m_hidden) {
            m_hidden.reset();
            output().say({}); // the end of line that was typed was hidden too
        }
        keyRead(line.trimmed());
    });
}

void KeyCommand::keyRead(const QString &key)
{
    if (key.isEmpty())
        return fail({ErrorKind::Usage, tr("Standard input holds no key.")});
    registerSecret(key);
    Credentials &credentials = m_workspace->credentials();
    credentials.store(key, [this, &credentials](const Result<void> &stored) {
        if (!stored)
            return fail(stored.error());
        // A session ends with this command, and with it what only the session keeps.
        if (credentials.source() == Credentials::Source::Session) {
            return fail(
                {ErrorKind::Key,
                 tr("This system has no keychain that could keep the key: give it in NOVITA_API_KEY or "
                    "in a file with --api-key-file.")});
        }
        tellDone(u"stored"_s, tr("The key is kept in the system's keychain."));
    });
}

void KeyCommand::forget()
{
    m_workspace->credentials().forget([this](const Result<void> &forgotten) {
        if (!forgotten)
            return fail(forgotten.error());
        tellDone(u"forgotten"_s, tr("The keychain holds no key of Easel's any more."));
    });
}

void KeyCommand::test()
{
    Credentials &credentials = m_workspace->credentials();
    credentials.load([this, &credentials](const Result<void> &loaded) {
        if (!loaded)
            return fail(loaded.error());
        if (credentials.key().isEmpty()) {
            return fail(
                {ErrorKind::Key,
                 tr("There is no API key: give it with “easel-cli key set”, in NOVITA_API_KEY or in a "
                    "file with --api-key-file.")});
        }
        m_workspace->runs().testKey(credentials.key(), [this](const Result<void> &accepted) {
            if (!accepted)
                return fail(accepted.error());
            tellDone(u"accepted"_s, tr("%1 accepts the key.").arg(m_workspace->serviceName()));
        });
    });
}

void KeyCommand::tellDone(const QString &word, const QString &sentence)
{
    if (output().json())
        output().object({{u"key"_s, word}});
    else
        output().data(sentence);
    finish(ExitCode::Done);
}

} // namespace easel::cli
