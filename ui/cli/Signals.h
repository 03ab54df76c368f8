// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace easel::cli {

/// The first SIGINT, SIGTERM or SIGHUP becomes interrupted() in the event loop; the second ends the program
/// on the spot with ExitCode::Interrupted. One object for the life of the program.
class Signals : public QObject
{
    Q_OBJECT
public:
    explicit Signals(QObject *parent = nullptr);

Q_SIGNALS:
    void interrupted();
};

} // namespace easel::cli
