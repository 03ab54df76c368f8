// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/LineReader.h"

#include <utility>

#ifdef Q_OS_WIN
#include "app/core/Worker.h"

#include <iostream>
#include <string>
#else
#include <QSocketNotifier>

#include <cerrno>
#include <unistd.h>
#endif

namespace easel::cli {

#ifdef Q_OS_WIN

void LineReader::read(std::function<void(QString)> done)
{
    m_done = std::move(done);
    const auto readLine = [] {
        std::string line;
        std::getline(std::cin, line);
        return QString::fromLocal8Bit(line.data(), qsizetype(line.size()));
    };
    inWorker(this, readLine, [this](const QString &line) { std::exchange(m_done, {})(line); });
}

#else

void LineReader::read(std::function<void(QString)> done)
{
    m_done = std::move(done);
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        // One byte at a time: what stands after the line belongs to somebody else.
        char byte = 0;
        const ssize_t count = ::read(STDIN_FILENO, &byte, 1);
        if (count < 0 && (errno == EINTR || errno == EAGAIN))
            return;
        if (count == 1 && byte != '\n') {
            m_line += byte;
            return;
        }
        notifier->setEnabled(false);
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        std::exchange(m_done, {})(QString::fromLocal8Bit(m_line));
    });
}

#endif

} // namespace easel::cli
