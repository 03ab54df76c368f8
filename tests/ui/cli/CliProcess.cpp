// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/cli/CliProcess.h"

#include <QJsonDocument>
#include <QTest>

#include <csignal>
#include <sys/types.h>

namespace easel::test {

using namespace Qt::StringLiterals;

CliProcess::CliProcess(const QString &profile, const QStringList &words)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"NOVITA_API_KEY"_s);
    environment.remove(u"EASEL_PROFILE"_s);
    // No keychain of the person who runs the tests.
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process,
                     [this] { m_out += m_process.readAllStandardOutput(); });
    QObject::connect(&m_process, &QProcess::readyReadStandardError, &m_process,
                     [this] { m_words += m_process.readAllStandardError(); });
    m_process.start(QStringLiteral(EASEL_CLI), QStringList{u"--profile"_s, profile} + words);
}

CliProcess::~CliProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

template<class Condition>
bool CliProcess::turnUntil(Condition condition)
{
    return QTest::qWaitFor(condition, 60'000);
}

bool CliProcess::waitForEnd()
{
    return turnUntil([this] { return m_process.state() == QProcess::NotRunning; });
}

bool CliProcess::waitForWords(const QByteArray &text)
{
    return turnUntil([&] { return m_words.contains(text) || m_process.state() == QProcess::NotRunning; }) &&
           m_words.contains(text);
}

bool CliProcess::waitForLine()
{
    return turnUntil([this] { return m_out.contains('\n') || m_process.state() == QProcess::NotRunning; }) &&
           m_out.contains('\n');
}

void CliProcess::write(const QByteArray &input)
{
    m_process.write(input);
    m_process.closeWriteChannel();
}

void CliProcess::signal(int number) const
{
    // One that has ended has no number, and 0 would mean all of the caller's own.
    if (const auto id = pid_t(m_process.processId()); id > 0)
        ::kill(id, number);
}

int CliProcess::exitCode() const
{
    const bool ended =
        m_process.state() == QProcess::NotRunning && m_process.exitStatus() == QProcess::NormalExit;
    return ended ? m_process.exitCode() : -1;
}

std::vector<QJsonObject> CliProcess::objects() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : m_out.split('\n')) {
        if (line.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(line);
        if (!document.isObject())
            qFatal("not an object: %s", line.constData());
        objects.push_back(document.object());
    }
    return objects;
}

QJsonObject CliProcess::lastObject() const
{
    const std::vector<QJsonObject> all = objects();
    return all.empty() ? QJsonObject() : all.back();
}

QJsonObject CliProcess::error() const
{
    return lastObject()[u"error"_s].toObject();
}

QStringList demo(const QStringList &words)
{
    return QStringList{u"--demo"_s, u"--demo-speed"_s, u"200"_s, u"--json"_s} + words;
}

} // namespace easel::test
