// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetModel.h"

#include "app/dataset/Dataset.h"

#include <QMimeData>
#include <QSize>
#include <QUrl>

namespace easel {

namespace {

QString onOneLine(const QString &caption)
{
    return caption.simplified();
}

} // namespace

DatasetModel::DatasetModel(Dataset &dataset, QObject *parent)
    : QAbstractListModel(parent)
    , m_dataset(dataset)
{
    connectDataset();
}

void DatasetModel::connectDataset()
{
    connect(&m_dataset, &Dataset::aboutToReset, this, [this] { beginResetModel(); });
    connect(&m_dataset, &Dataset::reset, this, [this] { endResetModel(); });
    connect(&m_dataset, &Dataset::rowsAboutToBeInserted, this,
            [this](int first, int last) { beginInsertRows({}, first, last); });
    connect(&m_dataset, &Dataset::rowsInserted, this, [this] { endInsertRows(); });
    connect(&m_dataset, &Dataset::rowsAboutToBeRemoved, this,
            [this](int first, int last) { beginRemoveRows({}, first, last); });
    connect(&m_dataset, &Dataset::rowsRemoved, this, [this] { endRemoveRows(); });
    connect(&m_dataset, &Dataset::itemChanged, this,
            [this](int row) { Q_EMIT dataChanged(index(row), index(row)); });
    connect(&m_dataset, &Dataset::trainingSettingsChanged, this, [this] {
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1), {FrameRole});
    });
}

QModelIndex DatasetModel::indexOf(const QString &id) const
{
    const int row = m_dataset.rowOf(id);
    return row < 0 ? QModelIndex() : index(row);
}

int DatasetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_dataset.count();
}

QVariant DatasetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const DatasetItem &item = m_dataset.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case IdRole:
        return item.id;
    case Qt::AccessibleTextRole:
        return accessibleText(index.row());
    case Qt::ToolTipRole:
        return toolTip(index.row());
    case PathRole:
        return m_dataset.picturePath(index.row());
    case ModifiedRole:
        return item.modified;
    case CaptionRole:
        return item.caption;
    case CaptionLineRole:
        return onOneLine(item.caption);
    case IncludedRole:
        return item.included;
    case UnreadableRole:
        return item.unreadable;
    case PictureSizeRole:
        return item.info.size;
    case FrameRole:
        return frameOf(item);
    case OwnFrameRole:
        return !item.framing.isCentred();
    case BadgeRole:
        if (!item.unreadable.isEmpty())
            return tr("unreadable");
        if (!item.included)
            return tr("not in the training");
        return onOneLine(item.caption).isEmpty() ? tr("no caption") : QString();
    default:
        return {};
    }
}

/// Of an original, nothing is left out.
QRect DatasetModel::frameOf(const DatasetItem &item) const
{
    const TrainingSettings settings = m_dataset.trainingSettings();
    return settings.sendsOriginals() ? QRect() : cropFrame(item.info.size, settings.size, item.framing);
}

QString DatasetModel::accessibleText(int row) const
{
    const DatasetItem &item = m_dataset.at(row);
    const QString caption = onOneLine(item.caption);
    QStringList parts{item.id, caption.isEmpty() ? tr("no caption") : caption};
    if (!item.included)
        parts.append(tr("not in the training"));
    if (!item.unreadable.isEmpty())
        parts.append(item.unreadable);
    return parts.join(QStringLiteral(", "));
}

QString DatasetModel::toolTip(int row) const
{
    const DatasetItem &item = m_dataset.at(row);
    QStringList lines{item.id};
    if (!item.unreadable.isEmpty())
        lines.append(item.unreadable);
    if (const QString caption = onOneLine(item.caption); !caption.isEmpty())
        lines.append(caption);
    for (QString &line : lines)
        line = QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    return lines.join(QString());
}

Qt::ItemFlags DatasetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList DatasetModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData *DatasetModel::mimeData(const QModelIndexList &indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    QList<QUrl> urls;
    urls.reserve(indexes.size());
    for (const QModelIndex &index : indexes)
        urls.append(QUrl::fromLocalFile(m_dataset.picturePath(index.row())));
    auto *data = new QMimeData; // the drag, or the clipboard, owns it
    data->setUrls(urls);
    return data;
}

} // namespace easel
