// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QAbstractListModel>

namespace easel {

/// Samples of one request that share prompt and seed, as they stand together under one heading.
struct SampleGroup
{
    int first = 0; ///< row
    int count = 0;
};

/// The samples of one run as a list: the newest request first; within it by prompt and seed, the one without
/// the LoRA before the strengths. A changed run changes rows in place, so that selections stay.
class SamplesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole, ///< qint64
        FileRole,              ///< absolute; empty until there is a picture
        StateRole,             ///< SampleState as int
        StateTextRole,         ///< what stands in place of the picture; empty where it is there
        StrengthTextRole,      ///< "without LoRA", "strength 0.6"
        SeedTextRole,
        PromptRole,
        SettingsTextRole, ///< what the whole group has in common, in one line
    };

    explicit SamplesModel(QObject *parent = nullptr);

    void showRun(const Run &run);
    void showNothing();
    QString runId() const { return m_runId; }

    const Sample &at(int row) const { return m_samples[size_t(row)]; }
    const std::vector<SampleGroup> &groups() const { return m_groups; }
    QModelIndex indexOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override; ///< the files of those that have one
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    bool update(const std::vector<Sample> &now);
    void regroup();
    QString accessibleText(const Sample &sample) const;
    QString toolTip(const Sample &sample) const;

    QString m_runId;
    std::vector<Sample> m_samples;
    std::vector<SampleGroup> m_groups;
};

/// "without LoRA", or the strength, and which of several.
QString strengthText(const Sample &sample);
/// What stands in place of the picture; empty where it is there.
QString sampleStateText(const Sample &sample);

} // namespace easel
