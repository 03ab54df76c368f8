// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/DemoServiceCommand.h"

#include "ui/cli/Output.h"
#include "ui/cli/Values.h"

#include <QDir>

#include <limits>

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec DemoServiceCommand::spec()
{
    return {u"demo-service"_s,
            {},
            0,
            0,
            tr("serve the stand-in of the service to any client on this machine"),
            {
                {u"port"_s, u"P"_s, tr("on 127.0.0.1; else a free one")},
                {u"speed"_s, u"X"_s, tr("so many times faster than real time")},
                {u"key"_s, u"K"_s, tr("the key it accepts; else demo")},
            }};
}

Result<DemoService::Options> DemoServiceCommand::readOptions() const
{
    DemoService::Options options;
    options.stateDir = QDir(session().profile()).filePath(u"demo"_s);
    if (const auto text = arguments().value(u"port"_s)) {
        const Result<int> port = readInt(*text, {u"--port"_s, u"port"_s});
        if (!port)
            return std::unexpected(port.error());
        if (*port < 0 || *port > std::numeric_limits<quint16>::max())
            return failure(ErrorKind::Usage, tr("--port must be from 0 to 65535."), u"port"_s);
        options.port = quint16(*port);
    }
    if (const auto text = arguments().value(u"speed"_s)) {
        const Result<double> speed = readNumber(*text, {u"--speed"_s, u"speed"_s});
        if (!speed)
            return std::unexpected(speed.error());
        if (*speed <= 0)
            return failure(ErrorKind::Usage, tr("--speed must be more than 0."), u"speed"_s);
        options.speed = *speed;
    }
    if (const auto key = arguments().value(u"key"_s)) {
        if (key->isEmpty())
            return failure(ErrorKind::Usage, tr("--key is empty."), u"key"_s);
        options.key = *key;
    }
    return options;
}

void DemoServiceCommand::start()
{
    const Result<DemoService::Options> options = readOptions();
    if (!options)
        return fail(options.error());
    Result<std::unique_ptr<DemoService>> started = DemoService::start(*options);
    if (!started)
        return fail(started.error());
    m_service = std::move(*started);
    // Not translated: programs wait for this line.
    output().data(u"listening on http://127.0.0.1:%1"_s.arg(m_service->url().port()));
}

} // namespace easel::cli
