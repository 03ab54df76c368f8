// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/CrashDumps.h"
#include "app/core/Log.h"
#include "translations/Translations.h"
#include "ui/cli/CommandTable.h"
#include "ui/cli/Output.h"
#include "ui/cli/Signals.h"

#include <QDir>
#include <QGuiApplication>
#include <QTimer>

#include <algorithm>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

/// The sentence, and with --json its object, for what went wrong before there was a command.
static int refuse(const Error &error, Output &output)
{
    output.say(error.message);
    if (output.json())
        output.object({{u"error"_s, errorJson(error)}});
    return int(exitCodeFor(error.kind));
}

static int showHelp(const Arguments &arguments, Output &output)
{
    const std::vector<CommandSpec> commands = commandSpecs();
    const auto named = std::ranges::find(commands, arguments.command, &CommandSpec::name);
    const QString help = named == commands.end() ? programHelp(globalOptions(), commands)
                                                 : commandHelp(*named, globalOptions());
    output.data(help.chopped(1));
    return int(output.flush() ? ExitCode::Done : ExitCode::Blocked);
}

static int runCommand(QGuiApplication &application, const Arguments &arguments, Output &output)
{
    Session session(arguments, output);
    if (const Result<void> usable = session.check(); !usable)
        return refuse(usable.error(), output);
    QDir().mkpath(session.profile());
    installRedactingLog(QDir(session.profile()).filePath(u"easel-cli.log"_s), QtCriticalMsg);

    const std::unique_ptr<Command> command = makeCommand(arguments.command, session);
    Signals signals;
    QObject::connect(&signals, &Signals::interrupted, command.get(), &Command::interrupt);
    QObject::connect(command.get(), &Command::finished, &application,
                     [](int code) { QCoreApplication::exit(code); });
    QTimer::singleShot(0, command.get(), &Command::start);
    const int code = QGuiApplication::exec();
    output.setPassingLine({});
    if (!output.flush()) {
        output.say(QCoreApplication::translate("easel::cli", "Standard output could not be written."));
        return std::max(code, int(ExitCode::Blocked));
    }
    return code;
}

int main(int argc, char *argv[])
{
    guardMemory(MemoryGuard::NoDumpsNoLooks);
    // No screen is needed, and yet text must be painted: Qt Gui without a window system.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    installRedactingLog({}, QtCriticalMsg);
    QGuiApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"Easel"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(EASEL_VERSION));
    installTranslations(application);

    Output output;
    const QStringList words = QCoreApplication::arguments().sliced(1);
    output.setJson(words.contains("--json"_L1));
    const Result<Arguments> arguments = parseArguments(words, globalOptions(), commandSpecs());
    if (!arguments)
        return refuse(arguments.error(), output);
    output.setJson(arguments->has(u"json"_s));
    switch (arguments->wish) {
    case Arguments::Wish::Help:
        return showHelp(*arguments, output);
    case Arguments::Wish::Version:
        output.data(u"easel-cli "_s + QCoreApplication::applicationVersion());
        return int(ExitCode::Done);
    case Arguments::Wish::Command:
        break;
    }
    return runCommand(application, *arguments, output);
}
