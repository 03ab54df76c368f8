// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/ProblemsModel.h"

#include "app/dataset/ProblemWatch.h"
#include "ui/theme/Theme.h"

#include <algorithm>
#include <iterator>

namespace easel {

ProblemsModel::ProblemsModel(const ProblemWatch &watch, QObject *parent)
    : QAbstractListModel(parent)
    , m_watch(watch)
{
    connect(&watch, &ProblemWatch::changed, this, &ProblemsModel::read);
    read();
}

void ProblemsModel::setKind(std::optional<ProblemKind> kind)
{
    m_kind = kind;
    read();
}

void ProblemsModel::read()
{
    std::vector<Problem> now;
    std::ranges::copy_if(m_watch.problems(), std::back_inserter(now),
                         [this](const Problem &problem) { return !m_kind || problem.kind == *m_kind; });
    if (now == m_shown)
        return;
    beginResetModel();
    m_shown = std::move(now);
    endResetModel();
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Problem &problem = m_shown[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return problem.message;
    case Qt::DecorationRole:
        return problem.kind == ProblemKind::Unreadable
                   ? themeIcon(QStringLiteral("error"), ThemeColor::Red)
                   : themeIcon(QStringLiteral("warning"), ThemeColor::Amber);
    default:
        return {};
    }
}

} // namespace easel
