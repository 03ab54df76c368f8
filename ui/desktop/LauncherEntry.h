// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunsProgress.h"

#include <QDBusConnection>
#include <QVariantMap>

namespace easel {

/// Progress at the program's icon in docks and taskbars that know com.canonical.Unity.LauncherEntry (Plasma,
/// Ubuntu's dock, Dash to Dock, Plank). An unknown progress has no bar there: then the number of active runs
/// stands alone. What is shown is taken back at the end.
class LauncherEntry
{
public:
    explicit LauncherEntry(const QDBusConnection &bus);
    ~LauncherEntry();
    LauncherEntry(const LauncherEntry &) = delete;
    LauncherEntry &operator=(const LauncherEntry &) = delete;

    void show(const RunsProgress &progress);

private:
    QDBusConnection m_bus;
    QVariantMap m_shown;
};

} // namespace easel
