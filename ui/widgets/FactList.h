// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QWidget>

#include <vector>

class QGridLayout;

namespace easel {

class FactValue;
class TextLabel;

/// Names and what is known, line by line. The texts can be selected and copied.
class FactList : public QWidget
{
    Q_OBJECT
public:
    explicit FactList(QWidget *parent = nullptr, TextStyle style = TextStyle::Facts);

    struct Fact
    {
        QString name;
        QString value; ///< the line is left out where this is empty
    };
    void setFacts(const std::vector<Fact> &facts);

private:
    struct Row
    {
        TextLabel *name = nullptr;
        FactValue *value = nullptr;
    };
    TextStyle m_style;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace easel
