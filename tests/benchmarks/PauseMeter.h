// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace easel::bench {

/// How late a precise timer of 4 ms fires in the GUI thread: what a person feels as a pause of the window.
class PauseMeter final : public QObject
{
    Q_OBJECT
public:
    explicit PauseMeter(QObject *parent = nullptr);

    void start();
    void stop();

    qint64 ticks() const { return qint64(m_lateness.size()); }
    double longest() const;               ///< ms
    double percentile(double part) const; ///< ms; part: 0.99 for the 99th percentile

private:
    void tick();

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::vector<double> m_lateness; ///< ms, of each tick
};

} // namespace easel::bench
