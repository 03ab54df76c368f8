// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/runs/TimeLeft.h"

#include <QAbstractTableModel>
#include <QHash>

#include <functional>
#include <vector>

namespace easel {

/// The runs as a table, newest first, those of this profile and those that only the service knows in one.
/// Takes values; one that changed is told by dataChanged alone.
class RunsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Name, BaseModelColumn, StageColumn, ProgressColumn, Started, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole,
        ToneRole,     ///< int(Pill::Tone), of the stage column
        FractionRole, ///< 0–1 of the progress column; invalid where unknown or nothing goes on
        MarkRole      ///< of the name column: a word that stands beside the name; may be empty
    };

    using Now = std::function<QDateTime()>; ///< UTC

    explicit RunsModel(Now now, QObject *parent = nullptr);

    void setRuns(const std::vector<Run> &runs); ///< newest first
    void upsert(const Run &run);                ///< a new one stands where its time puts it
    void remove(const QString &id);
    void setRemote(const std::vector<Run> &runs); ///< Origin::Service; takes the place of those before
    void tick(); ///< times left and dates move on; a cell that reads the same stays silent

    const Run &runAt(int row) const { return m_rows[size_t(row)].run; }
    int rowOf(const QString &id) const; ///< −1 where there is none
    std::optional<double> secondsLeft(int row) const;
    int activeCount() const; ///< of this profile
    int remoteCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Run run;
        TimeLeft timeLeft;
        QString progress; ///< as it stands on the screen
        QString started;
    };

    int placeFor(const Run &run) const;
    void removeRow(int row);
    Row makeRow(const Run &run) const;
    void refreshTexts(Row &row) const;
    QString text(const Row &row, int column) const;
    static QString mark(const Run &run);

    Now m_now;
    std::vector<Row> m_rows;
};

} // namespace easel
