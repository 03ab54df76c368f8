// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>

namespace easel {

/// One window a profile: the first program listens, a second one passes its dataset on and goes.
class SingleInstance : public QObject
{
    Q_OBJECT
public:
    explicit SingleInstance(const QString &profile, QObject *parent = nullptr);

    /// Listens. Called by who holds the profile's lock, so that what is left of a dead program is taken over.
    bool listen();
    /// Passes dataset (absolute, or empty) to the program that listens; false where nobody answers. Waits,
    /// also for one that is just beginning.
    bool passOn(const QString &dataset);

Q_SIGNALS:
    void raised(const QString &dataset); ///< by a second program; dataset may be empty

private:
    void serve();

    QString m_name;
    QLocalServer m_server;
};

} // namespace easel
