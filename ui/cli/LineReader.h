// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <functional>

namespace easel::cli {

/// Reads one line of standard input without holding up the event loop, so that a signal still gets through.
class LineReader : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// done gets the line without its end, or what came before the input ended. Once for each object.
    void read(std::function<void(QString)> done);

private:
    QByteArray m_line;
    std::function<void(QString)> m_done;
};

} // namespace easel::cli
