// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Session.h"

#include "app/demo/DemoService.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/Values.h"

#include <QCoreApplication>
#include <QDir>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::Session)
};

/// How long a silent service is waited for without --wait.
constexpr std::chrono::seconds patience{30};

} // namespace

std::vector<OptionSpec> globalOptions()
{
    return {
        {u"service"_s, u"URL"_s, Words::tr("the service; plain http only on this machine")},
        {u"demo"_s, {}, Words::tr("a stand-in of the service inside the program; no model is trained")},
        {u"demo-speed"_s, u"X"_s, Words::tr("so many times faster than real time")},
        {u"api-key-file"_s, u"FILE"_s, Words::tr("the key is the file's first line")},
        {u"profile"_s, u"DIR"_s, Words::tr("where settings, runs and samples are kept")},
        {u"json"_s, {}, Words::tr("print JSON, an object a line")},
        {u"yes"_s, {}, Words::tr("go on in spite of warnings")},
        {u"help"_s, {}, Words::tr("show this help")},
        {u"version"_s, {}, Words::tr("show the version")},
    };
}

Session::Session(Arguments arguments, Output &output)
    : m_arguments(std::move(arguments))
    , m_output(output)
{
}

Session::~Session() = default;

QString Session::profile() const
{
    return Workspace::profileFolder(m_arguments.value(u"profile"_s).value_or(QString()));
}

Result<double> Session::demoSpeed() const
{
    const std::optional<QString> text = m_arguments.value(u"demo-speed"_s);
    if (!text)
        return 1.0;
    const Result<double> speed = readNumber(*text, {u"--demo-speed"_s, u"demo-speed"_s});
    if (speed && *speed <= 0)
        return failure(ErrorKind::Usage, Words::tr("--demo-speed must be more than 0."), u"demo-speed"_s);
    return speed;
}

Result<void> Session::check() const
{
    if (isDemo() && m_arguments.has(u"service"_s)) {
        return failure(ErrorKind::Usage,
                       Words::tr("--demo and --service exclude each other: the demo is its own service."),
                       u"service"_s);
    }
    if (!isDemo() && m_arguments.has(u"demo-speed"_s))
        return failure(ErrorKind::Usage, Words::tr("--demo-speed has a meaning only with --demo."),
                       u"demo-speed"_s);
    for (const QString &name : {u"profile"_s, u"service"_s, u"api-key-file"_s}) {
        if (m_arguments.value(name) == QString())
            return failure(ErrorKind::Usage, Words::tr("--%1 is empty.").arg(name), name);
    }
    if (const Result<double> speed = demoSpeed(); !speed)
        return std::unexpected(speed.error());
    return {};
}

Result<Workspace *> Session::open(Access access)
{
    Workspace::Options options;
    options.profile = m_arguments.value(u"profile"_s).value_or(QString());
    options.serviceUrl = m_arguments.value(u"service"_s).value_or(QString());
    options.apiKeyFile = m_arguments.value(u"api-key-file"_s).value_or(QString());
    options.writer = access == Access::Writes;
    if (!m_arguments.has(u"wait"_s))
        options.patience = patience;

    if (isDemo() && access != Access::Reads) {
        const Result<double> speed = demoSpeed();
        if (!speed)
            return std::unexpected(speed.error());
        DemoService::Options demo;
        demo.stateDir = QDir(profile()).filePath(u"demo"_s);
        demo.speed = *speed;
        Result<std::unique_ptr<DemoService>> started = DemoService::start(demo);
        if (!started)
            return std::unexpected(started.error());
        m_demo = std::move(*started);
        options.demo = true;
        options.demoSpeed = *speed;
        options.demoKey = demo.key;
        options.serviceUrl = m_demo->url().toString();
        options.apiKeyFile.clear();
    }

    Result<std::unique_ptr<Workspace>> workspace = Workspace::open(options);
    if (!workspace)
        return std::unexpected(workspace.error());
    m_workspace = std::move(*workspace);
    return m_workspace.get();
}

} // namespace easel::cli
