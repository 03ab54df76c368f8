// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/AppearancePortal.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace easel {

namespace {

const QString appearanceGroup = QStringLiteral("org.freedesktop.appearance");
const QString colorSchemeKey = QStringLiteral("color-scheme");

} // namespace

AppearancePortal *AppearancePortal::connectTo(QObject *parent)
{
    return QDBusConnection::sessionBus().isConnected() ? new AppearancePortal(parent) : nullptr;
}

AppearancePortal::AppearancePortal(QObject *parent)
    : QDBusAbstractInterface(QStringLiteral("org.freedesktop.portal.Desktop"),
                             QStringLiteral("/org/freedesktop/portal/desktop"),
                             "org.freedesktop.portal.Settings", QDBusConnection::sessionBus(), parent)
{
    connect(this, &AppearancePortal::SettingChanged, this,
            [this](const QString &group, const QString &key, const QDBusVariant &value) {
                if (group == appearanceGroup && key == colorSchemeKey)
                    Q_EMIT darkChanged(darkFrom(value.variant()));
            });
}

void AppearancePortal::read()
{
    const auto call = asyncCall(QStringLiteral("Read"), appearanceGroup, colorSchemeKey);
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            Q_EMIT darkChanged(darkFrom(reply.value().variant()));
        watcher->deleteLater();
    });
}

std::optional<bool> AppearancePortal::darkFrom(const QVariant &colorScheme)
{
    // Read() wraps its answer in one variant more than the signal does.
    if (colorScheme.canConvert<QDBusVariant>())
        return darkFrom(colorScheme.value<QDBusVariant>().variant());
    switch (colorScheme.toUInt()) {
    case 1:
        return true;
    case 2:
        return false;
    default:
        return {};
    }
}

} // namespace easel
