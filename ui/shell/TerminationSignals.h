// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace easel {

/// SIGINT and SIGTERM as requested() in the event loop, so that the window closes as if it were asked to. One
/// object for the life of the program; on Windows it does nothing.
class TerminationSignals : public QObject
{
    Q_OBJECT
public:
    explicit TerminationSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void requested();
};

} // namespace easel
