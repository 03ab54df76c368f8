// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/LauncherEntry.h"

#include <QDBusMessage>

#include <cmath>

namespace easel {

namespace {

QVariantMap properties(const RunsProgress &progress)
{
    const bool counts = progress.active > 0 && !progress.fraction;
    return {
        // In whole percent: every change is a message to the whole session.
        {QStringLiteral("progress"), std::floor(progress.fraction.value_or(0) * 100) / 100},
        {QStringLiteral("progress-visible"), progress.fraction.has_value()},
        {QStringLiteral("count"), qlonglong(progress.active)},
        {QStringLiteral("count-visible"), counts},
        {QStringLiteral("urgent"), progress.needing > 0},
    };
}

} // namespace

LauncherEntry::LauncherEntry(const QDBusConnection &bus)
    : m_bus(bus)
    , m_shown(properties({}))
{
}

LauncherEntry::~LauncherEntry()
{
    show({});
}

void LauncherEntry::show(const RunsProgress &progress)
{
    const QVariantMap wanted = properties(progress);
    if (wanted == m_shown)
        return;
    m_shown = wanted;
    QDBusMessage update = QDBusMessage::createSignal(QStringLiteral("/io/github/easel/Easel"),
                                                     QStringLiteral("com.canonical.Unity.LauncherEntry"),
                                                     QStringLiteral("Update"));
    update << QStringLiteral("application://io.github.easel.Easel.desktop") << wanted;
    m_bus.send(update);
}

} // namespace easel
