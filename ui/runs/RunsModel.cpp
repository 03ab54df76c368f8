// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsModel.h"

#include "ui/runs/RunTexts.h"

#include <algorithm>

namespace easel {

RunsModel::RunsModel(Now now, QObject *parent)
    : QAbstractTableModel(parent)
    , m_now(std::move(now))
{
}

void RunsModel::setRuns(const std::vector<Run> &runs)
{
    beginResetModel();
    m_rows.clear();
    for (const Run &run : runs)
        m_rows.push_back(makeRow(run));
    endResetModel();
}

void RunsModel::upsert(const Run &run)
{
    const int row = rowOf(run.id);
    if (row < 0) {
        const int place = placeFor(run);
        beginInsertRows({}, place, place);
        m_rows.insert(m_rows.begin() + place, makeRow(run));
        endInsertRows();
        return;
    }
    Row &known = m_rows[size_t(row)];
    known.run = run;
    known.timeLeft.said(run.etaSeconds, run.etaAt, m_now());
    refreshTexts(known);
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int RunsModel::placeFor(const Run &run) const
{
    const auto older =
        std::ranges::find_if(m_rows, [&](const Row &row) { return row.run.created <= run.created; });
    return int(older - m_rows.begin());
}

void RunsModel::removeRow(int row)
{
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    endRemoveRows();
}

void RunsModel::remove(const QString &id)
{
    if (const int row = rowOf(id); row >= 0)
        removeRow(row);
}

void RunsModel::setRemote(const std::vector<Run> &runs)
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        const Run &known = m_rows[size_t(row)].run;
        if (known.origin == Origin::Service && std::ranges::find(runs, known.id, &Run::id) == runs.end())
            removeRow(row);
    }
    for (const Run &run : runs)
        upsert(run);
}

void RunsModel::tick()
{
    for (int row = 0; row < int(m_rows.size()); ++row) {
        Row &known = m_rows[size_t(row)];
        const QString progress = known.progress;
        const QString started = known.started;
        refreshTexts(known);
        if (known.progress != progress)
            Q_EMIT dataChanged(index(row, ProgressColumn), index(row, ProgressColumn));
        if (known.started != started)
            Q_EMIT dataChanged(index(row, Started), index(row, Started));
    }
}

int RunsModel::rowOf(const QString &id) const
{
    const auto found = std::ranges::find(m_rows, id, [](const Row &row) { return row.run.id; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

std::optional<double> RunsModel::secondsLeft(int row) const
{
    const Row &known = m_rows[size_t(row)];
    return known.run.stage == Stage::Training ? known.timeLeft.at(m_now()) : std::nullopt;
}

int RunsModel::activeCount() const
{
    return int(std::ranges::count_if(
        m_rows, [](const Row &row) { return row.run.active() && row.run.origin != Origin::Service; }));
}

int RunsModel::remoteCount() const
{
    return int(
        std::ranges::count_if(m_rows, [](const Row &row) { return row.run.origin == Origin::Service; }));
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        // Sentences are cut where the column ends.
        return index.column() == ProgressColumn || index.column() == Name ? text(row, index.column())
                                                                          : QVariant();
    case Qt::AccessibleTextRole:
        // The mark is painted beside the name, and has to be heard too.
        return index.column() == Name && !mark(row.run).isEmpty()
                   ? tr("%1, %2", "name of a run, what it is").arg(row.run.name, mark(row.run))
                   : QVariant();
    case MarkRole:
        return index.column() == Name ? mark(row.run) : QVariant();
    case IdRole:
        return row.run.id;
    case ToneRole:
        return int(stageTone(row.run.stage));
    case FractionRole: {
        const StageProgress progress = stageProgress(row.run);
        const bool moving = row.run.active() && row.run.stage != Stage::Ready;
        return moving && progress.kind == StageProgress::Kind::Known ? QVariant(progress.fraction)
                                                                     : QVariant();
    }
    default:
        return {};
    }
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case BaseModelColumn:
        return tr("Base model");
    case StageColumn:
        return tr("Stage");
    case ProgressColumn:
        return tr("Progress");
    case Started:
        return tr("Started");
    default:
        return {};
    }
}

QString RunsModel::mark(const Run &run)
{
    if (run.origin == Origin::Service)
        return tr("started elsewhere");
    return run.archived ? tr("archived") : QString();
}

RunsModel::Row RunsModel::makeRow(const Run &run) const
{
    Row row;
    row.run = run;
    row.timeLeft.said(run.etaSeconds, run.etaAt, m_now());
    refreshTexts(row);
    return row;
}

void RunsModel::refreshTexts(Row &row) const
{
    const auto left = row.run.stage == Stage::Training ? row.timeLeft.at(m_now()) : std::nullopt;
    row.progress = progressText(row.run, left);
    row.started = whenText(row.run.created, m_now());
}

QString RunsModel::text(const Row &row, int column) const
{
    switch (column) {
    case Name:
        return row.run.name;
    case BaseModelColumn:
        return baseText(row.run);
    case StageColumn:
        return stageTitle(row.run.stage);
    case ProgressColumn:
        return row.progress;
    case Started:
        return row.started;
    default:
        return {};
    }
}

} // namespace easel
