// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace easel {

/// What is wrong with one picture, a line each; hidden where nothing is.
class ItemProblems : public QWidget
{
    Q_OBJECT
public:
    explicit ItemProblems(QWidget *parent = nullptr);

    void showProblems(const std::vector<Problem> &problems);

Q_SIGNALS:
    void compareRequested(); ///< with the pictures that look like this one

private:
    QWidget *createLine(const Problem &problem);

    QVBoxLayout *m_lines;
    std::vector<Problem> m_problems;
};

} // namespace easel
