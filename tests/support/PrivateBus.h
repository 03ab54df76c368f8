// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QTemporaryDir>

namespace easel::test {

/// A message bus of the test's own, on which nothing is but what the test puts there.
class PrivateBus
{
public:
    PrivateBus(); ///< aborts the test where there is no dbus-daemon
    ~PrivateBus();

    /// A connection of its own for each name, as another program has.
    QDBusConnection connection(const QString &name);

private:
    QTemporaryDir m_folder;
    QProcess m_daemon;
    QString m_address;
    QStringList m_names;
};

} // namespace easel::test
