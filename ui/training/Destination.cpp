// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/Destination.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

namespace easel {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Destination)
};

bool isThisMachine(const QString &host)
{
    return host == QLatin1StringView("localhost") || QHostAddress(host).isLoopback();
}

} // namespace

Destination destinationOf(const QString &service)
{
    if (service == QLatin1StringView("demo"))
        return {Text::tr("A demonstration: nothing leaves this machine, and no model is trained"), {}};
    const QString host = QUrl(service).host();
    if (isThisMachine(host))
        return {Text::tr("A service on this machine (%1): nothing leaves it").arg(host), {}};
    if (host == QLatin1StringView("novita.ai") || host.endsWith(QLatin1StringView(".novita.ai"))) {
        return {Text::tr("Novita AI’s storage (%1)").arg(host),
                Text::tr("The pictures and their captions leave this machine: they are uploaded to Novita "
                         "AI’s storage "
                         "(%1), which trains the style there.")
                    .arg(host)};
    }
    return {
        Text::tr("The storage of %1").arg(host),
        Text::tr(
            "The pictures and their captions leave this machine: they are uploaded to the storage that %1 "
            "names, which trains the style there.")
            .arg(host)};
}

} // namespace easel
