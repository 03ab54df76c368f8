// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"

#include <QWidget>

#include <optional>

class QDoubleSpinBox;

namespace easel {

class Dataset;
class TextLabel;

/// From where on something is a problem, for the kinds that have such a limit. Kept with the dataset.
class ProblemLimitField : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemLimitField(Dataset &dataset, QWidget *parent = nullptr);

    /// Hidden for kinds without a limit.
    void showKind(std::optional<ProblemKind> kind);

private:
    void read();
    void write(double value);

    Dataset &m_dataset;
    std::optional<ProblemKind> m_kind;
    TextLabel *m_label;
    QDoubleSpinBox *m_box;
};

} // namespace easel
