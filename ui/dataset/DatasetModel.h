// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace easel {

class Dataset;
struct DatasetItem;

/// The pictures of a dataset as a list, one row an item, in the dataset's order. Holds nothing itself.
class DatasetModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole,
        PathRole,        ///< absolute
        ModifiedRole,    ///< qint64, ms since epoch
        CaptionRole,     ///< the whole caption
        CaptionLineRole, ///< on one line, as it stands beneath the picture; empty where there is none
        IncludedRole,    ///< bool
        BadgeRole,       ///< what needs to be looked at, in a word or two; empty where all is well
        UnreadableRole,  ///< the reason, one sentence; empty where the picture can be used
        PictureSizeRole, ///< QSize of the upright picture; empty while unknown
        FrameRole,       ///< QRect: what the training sees, in pixels of the picture; null while unknown
        OwnFrameRole,    ///< bool: the person chose it
    };

    explicit DatasetModel(Dataset &dataset, QObject *parent = nullptr);

    QModelIndex indexOf(const QString &id) const; ///< invalid where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override; ///< the files
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

private:
    void connectDataset();
    QRect frameOf(const DatasetItem &item) const;
    QString accessibleText(int row) const;
    QString toolTip(int row) const;

    Dataset &m_dataset;
};

} // namespace easel
