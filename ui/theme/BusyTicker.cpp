// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/BusyTicker.h"

#include <QWidget>

#include <algorithm>
#include <chrono>
#include <utility>

namespace easel {

using namespace std::chrono_literals;

BusyTicker::BusyTicker(QObject *parent)
    : QObject(parent)
{
    m_since.start();
    m_timer.setSingleShot(true);
    m_timer.setInterval(33ms);
    connect(&m_timer, &QTimer::timeout, this, &BusyTicker::tick);
}

double BusyTicker::phaseFor(const QWidget *widget)
{
    constexpr qint64 round = 1400;
    if (widget && std::ranges::find(m_painted, widget, &QPointer<QWidget>::data) == m_painted.end())
        m_painted.emplace_back(const_cast<QWidget *>(widget));
    if (!m_painted.empty() && !m_timer.isActive())
        m_timer.start();
    return double(m_since.elapsed() % round) / round;
}

void BusyTicker::tick()
{
    // Only who paints again asks for another frame.
    for (const auto &widget : std::exchange(m_painted, {})) {
        if (widget)
            widget->update();
    }
}

} // namespace easel
