// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/CrashDumps.h"
#include "app/core/Log.h"
#include "app/demo/DemoService.h"
#include "app/workspace/Workspace.h"
#include "translations/Translations.h"
#include "ui/desktop/SystemDesktop.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/SingleInstance.h"
#include "ui/shell/StartOptions.h"
#include "ui/shell/TerminationSignals.h"
#include "ui/shell/TracedApplication.h"
#include "ui/theme/Theme.h"

#include <QDir>
#include <QIcon>
#include <QTimer>

#include <cstdio>

using namespace easel;

namespace {

void print(FILE *stream, const QString &text)
{
    std::fprintf(stream, "%s\n", qPrintable(text));
}

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("Easel"));
    QCoreApplication::setApplicationVersion(QStringLiteral(EASEL_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Easel"));
    QGuiApplication::setDesktopFileName(QStringLiteral("io.github.easel.Easel"));
}

/// The stand-in of the service, and the workspace that speaks to it or to the real one.
struct Program
{
    std::unique_ptr<DemoService> demo;
    std::unique_ptr<Workspace> workspace;

    Result<void> open(const StartOptions &options);
};

Result<void> Program::open(const StartOptions &options)
{
    Workspace::Options wanted;
    wanted.profile = Workspace::profileFolder(options.profile);
    wanted.serviceUrl = options.serviceUrl;
    wanted.resumeOnStart = true;
    if (options.demo) {
        const DemoService::Options service{QDir(wanted.profile).filePath(QStringLiteral("demo")),
                                           options.demoSpeed};
        auto started = DemoService::start(service);
        if (!started)
            return std::unexpected(started.error());
        demo = std::move(*started);
        wanted.demo = true;
        wanted.demoSpeed = options.demoSpeed;
        wanted.demoKey = service.key;
        wanted.serviceUrl = demo->url().toString();
    }
    auto opened = Workspace::open(wanted);
    if (!opened)
        return std::unexpected(opened.error());
    workspace = std::move(*opened);
    return {};
}

/// Where another window has the profile, it is asked to come forward; else the failure is told.
int giveUp(const Error &error, const StartOptions &options, SingleInstance &instance)
{
    if (error.kind == ErrorKind::Conflict && instance.passOn(options.dataset))
        return 0;
    print(stderr, error.message);
    return error.kind == ErrorKind::Usage ? 2 : 1;
}

int show(QApplication &application, Program &program, const StartOptions &options, SingleInstance &instance)
{
    Workspace &workspace = *program.workspace;
    const Theme theme(application, workspace.settings(), options.appearance);
    MainWindow window(workspace);
    window.setDesktop(makeSystemDesktop(window));
    // A window in the tray is hidden, and the program goes on: it ends with the window's own word.
    QApplication::setQuitOnLastWindowClosed(false);
    QObject::connect(&window, &MainWindow::ended, &application, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(&instance, &SingleInstance::raised, &window, [&window](const QString &dataset) {
        window.raiseForUser();
        window.openDataset(dataset);
    });
    const TerminationSignals termination;
    QObject::connect(&termination, &TerminationSignals::requested, &window, &MainWindow::quit);
    QTimer::singleShot(0, &workspace, [&workspace] { workspace.loadKey(); });
    if (options.example)
        window.openExample(options.dataset);
    else
        window.openDataset(options.dataset);
    window.show();
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    guardMemory(MemoryGuard::NoDumps);
    installRedactingLog({});
    TracedApplication application(argc, argv);
    nameApplication();
    installTranslations(application);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/io.github.easel.Easel.svg")));

    const Result<StartOptions> options = parseStartOptions(QCoreApplication::arguments().sliced(1));
    if (!options) {
        print(stderr, options.error().message);
        return 2;
    }
    switch (options->wish) {
    case StartOptions::Wish::Help:
        print(stdout, startOptionsHelp());
        return 0;
    case StartOptions::Wish::Version:
        print(stdout, QStringLiteral("easel ") + QCoreApplication::applicationVersion());
        return 0;
    case StartOptions::Wish::Window:
        break;
    }

    if (!options->traceFile.isEmpty()) {
        if (const Result<void> traced = application.traceTo(options->traceFile); !traced) {
            print(stderr, traced.error().message);
            return 2;
        }
    }
    const QString profile = Workspace::profileFolder(options->profile);
    SingleInstance instance(profile);
    Program program;
    if (const Result<void> opened = program.open(*options); !opened)
        return giveUp(opened.error(), *options, instance);
    instance.listen(); // as early as can be: a second program may already be calling
    installRedactingLog(QDir(profile).filePath(QStringLiteral("easel.log")));
    return show(application, program, *options, instance);
}
