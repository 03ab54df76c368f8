// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cli/WindowProcess.h"

#include <QDir>
#include <QSettings>
#include <QTest>

#include <csignal>
#include <sys/types.h>

namespace easel::test {

using namespace Qt::StringLiterals;

WindowProcess::WindowProcess(const QString &profile, const QStringList &words, const QString &folder)
    : m_profile(profile)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"EASEL_PROFILE"_s);
    // Nothing of the desktop of the person who runs the tests.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    if (!folder.isEmpty())
        m_process.setWorkingDirectory(folder);
    QObject::connect(&m_process, &QProcess::readyRead, &m_process,
                     [this] { m_words += m_process.readAll(); });
    m_process.start(QStringLiteral(EASEL_WINDOW), QStringList{u"--profile"_s, profile} + words);
}

WindowProcess::~WindowProcess()
{
    if (isRunning()) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

bool WindowProcess::waitUntil(const std::function<bool()> &condition) const
{
    return QTest::qWaitFor(condition, 60'000);
}

bool WindowProcess::waitForEnd() const
{
    return waitUntil([this] { return !isRunning(); });
}

bool WindowProcess::waitForDataset(const QString &folder) const
{
    const QString file = QDir(m_profile).filePath(u"settings.ini"_s);
    return waitUntil([&] {
        return QSettings(file, QSettings::IniFormat).value(u"datasets/recent"_s).toStringList().value(0) ==
               folder;
    });
}

void WindowProcess::signal(int number) const
{
    // One that has ended has no number, and 0 would mean all of the caller's own.
    if (const auto id = pid_t(pid()); id > 0)
        ::kill(id, number);
}

int WindowProcess::exitCode() const
{
    const bool ended = !isRunning() && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

} // namespace easel::test
