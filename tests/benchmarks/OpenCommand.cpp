// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/OpenCommand.h"

#include "app/demo/DemoService.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "tests/benchmarks/BenchOptions.h"
#include "tests/benchmarks/OpenBench.h"
#include "ui/shell/MainWindow.h"
#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>

namespace easel::bench {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize windowSize(1440, 900);
constexpr auto untilCalm = 1s; ///< after the window was shown, before the folder is chosen

int refuse(const QString &message)
{
    std::fprintf(stderr, "easel-bench: %s\n", qPrintable(message));
    return 2;
}

int measure(QApplication &application, const QString &folder, const QString &profile,
            OpenBench::Scroll scroll)
{
    const DemoService::Options service{QDir(profile).filePath(u"demo"_s)};
    const auto demo = DemoService::start(service);
    if (!demo)
        return refuse(demo.error().message);
    Workspace::Options options;
    options.profile = profile;
    options.demo = true;
    options.demoKey = service.key;
    options.serviceUrl = (*demo)->url().toString();
    const auto workspace = Workspace::open(options);
    if (!workspace)
        return refuse(workspace.error().message);

    QAccessible::setActive(true);
    const Theme theme(application, (*workspace)->settings(), {});
    MainWindow window(**workspace);
    window.resize(windowSize);
    window.show();
    OpenBench bench(**workspace, window, scroll);
    QObject::connect(&bench, &OpenBench::done, &application, &QCoreApplication::quit);
    QObject::connect(&bench, &OpenBench::failed, &application, [](const QString &message) {
        refuse(message);
        QCoreApplication::exit(1);
    });
    QTimer::singleShot(untilCalm, &bench, [&bench, &folder] { bench.start(folder); });
    return QApplication::exec();
}

} // namespace

int openCommand(int &argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList words = QCoreApplication::arguments().sliced(2);
    const auto options = BenchOptions::read(words.mid(1), {u"profile"_s, u"scroll"_s});
    if (!options)
        return refuse(options.error().message);
    const QString folder = QDir(words.value(0)).absolutePath();
    if (words.isEmpty() || !QDir(folder).exists())
        return refuse(u"“open” needs a folder of pictures."_s);
    const QTemporaryDir made;
    const QString named = options->text(u"profile"_s);
    const auto scroll =
        options->text(u"scroll"_s) == "early"_L1 ? OpenBench::Scroll::AlsoEarly : OpenBench::Scroll::Late;
    return measure(application, folder, named.isEmpty() ? made.path() : QDir(named).absolutePath(), scroll);
}

} // namespace easel::bench
