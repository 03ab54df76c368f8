// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/TimelineSteps.h"

#include <QWidget>

namespace easel {

/// The stages of a run as points on a line. Its accessible name tells all of it in words.
class StageTimeline : public QWidget
{
    Q_OBJECT
public:
    explicit StageTimeline(QWidget *parent = nullptr);

    void setSteps(const std::vector<TimelineStep> &steps);

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect columnRect(int step) const; ///< visual, also from right to left
    void paintSegment(QPainter *painter, int step) const;
    void paintPoint(QPainter *painter, int step) const;
    void paintWords(QPainter *painter, int step) const;

    std::vector<TimelineStep> m_steps;
};

} // namespace easel
