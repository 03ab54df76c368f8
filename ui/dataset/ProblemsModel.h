// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"

#include <QAbstractListModel>

#include <optional>

namespace easel {

class ProblemWatch;

/// The sentences of the problems, of one kind or of all.
class ProblemsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit ProblemsModel(const ProblemWatch &watch, QObject *parent = nullptr);

    void setKind(std::optional<ProblemKind> kind);
    const std::vector<Problem> &shown() const { return m_shown; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void read();

    const ProblemWatch &m_watch;
    std::optional<ProblemKind> m_kind;
    std::vector<Problem> m_shown;
};

} // namespace easel
