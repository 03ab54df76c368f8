// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

#include <functional>

namespace easel::test {

/// The desktop program on a screen that nobody sees, in a profile of its own.
class WindowProcess
{
public:
    /// words: what follows the program's name and --profile. folder: where it is started.
    WindowProcess(const QString &profile, const QStringList &words, const QString &folder = {});
    ~WindowProcess();

    /// Turns the event loop until the condition holds; false after a minute.
    bool waitUntil(const std::function<bool()> &condition) const;
    bool waitForEnd() const;
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    /// It has opened a dataset: the newest in its list.
    bool waitForDataset(const QString &folder) const;
    void signal(int number) const;
    qint64 pid() const { return m_process.processId(); }
    int exitCode() const;                        ///< −1 where it was killed, or still runs
    QByteArray words() const { return m_words; } ///< stdout and stderr

private:
    QString m_profile;
    QProcess m_process;
    QByteArray m_words;
};

} // namespace easel::test
