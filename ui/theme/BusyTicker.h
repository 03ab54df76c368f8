// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <vector>

class QWidget;

namespace easel {

/// Keeps progress bars moving that do not know how far they are, for as long as they are painted.
class BusyTicker : public QObject
{
    Q_OBJECT
public:
    explicit BusyTicker(QObject *parent);

    /// Called while widget paints: asks for its next frame and tells where the bar is, 0 to 1.
    double phaseFor(const QWidget *widget);

private:
    void tick();

    QElapsedTimer m_since;
    QTimer m_timer;
    std::vector<QPointer<QWidget>> m_painted;
};

} // namespace easel
