// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QWidget>

class QProgressBar;

namespace easel {

class TextLabel;

/// How far the stage is that a run is in: a thin bar and the same in words. Where nobody says how far, the
/// bar moves without telling a number; where nothing goes on and nothing is known there is no bar.
class RunProgressLine : public QWidget
{
    Q_OBJECT
public:
    explicit RunProgressLine(QWidget *parent = nullptr);

    void setRun(const Run &run, std::optional<double> secondsLeft);

private:
    QProgressBar *m_bar;
    TextLabel *m_text;
};

} // namespace easel
