// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <vector>

namespace easel::test {

/// easel-cli at work, in a profile of its own and without the caller's keys.
class CliProcess
{
public:
    /// words: what follows the program's name and --profile.
    CliProcess(const QString &profile, const QStringList &words);
    ~CliProcess();

    /// Turns the event loop until the program has ended; false after a minute.
    bool waitForEnd();
    /// Turns the event loop until stderr holds text.
    bool waitForWords(const QByteArray &text);
    /// Turns the event loop until stdout holds a whole line.
    bool waitForLine();
    void write(const QByteArray &input); ///< and ends it
    void signal(int number) const;

    int exitCode() const; ///< −1 where it was killed, or still runs
    QByteArray out() const { return m_out; }
    QByteArray words() const { return m_words; } ///< stderr
    std::vector<QJsonObject> objects() const;    ///< one for each line of stdout; aborts where one is no JSON
    QJsonObject lastObject() const;
    QJsonObject error() const; ///< of the last object

private:
    template<class Condition>
    bool turnUntil(Condition condition);

    QProcess m_process;
    QByteArray m_out;
    QByteArray m_words;
};

/// The options for the demo service at a speed that tests have patience for.
QStringList demo(const QStringList &words);

} // namespace easel::test
