// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/PrivateBus.h"

#include <QDBusError>
#include <QFile>

using namespace Qt::StringLiterals;

namespace easel::test {

/// No service directories: nothing is started behind the test's back.
static const char configuration[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:dir=%1</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

PrivateBus::PrivateBus()
{
    QFile file(m_folder.filePath(u"bus.conf"_s));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("no place for the bus");
    file.write(QString::fromLatin1(configuration).arg(m_folder.path()).toUtf8());
    file.close();
    m_daemon.start(u"dbus-daemon"_s, {u"--config-file"_s, file.fileName(), u"--nofork"_s, u"--nopidfile"_s,
                                      u"--print-address"_s});
    while (!m_daemon.canReadLine()) {
        if (!m_daemon.waitForReadyRead(10'000))
            qFatal("dbus-daemon does not start: %s", m_daemon.readAllStandardError().constData());
    }
    m_address = QString::fromUtf8(m_daemon.readLine().trimmed());
}

PrivateBus::~PrivateBus()
{
    for (const QString &name : std::as_const(m_names))
        QDBusConnection::disconnectFromBus(name);
    m_daemon.kill();
    m_daemon.waitForFinished();
}

QDBusConnection PrivateBus::connection(const QString &name)
{
    QDBusConnection made = QDBusConnection::connectToBus(m_address, name);
    if (!made.isConnected())
        qFatal("no connection to the bus: %s", qPrintable(made.lastError().message()));
    if (!m_names.contains(name))
        m_names.append(name);
    return made;
}

} // namespace easel::test
