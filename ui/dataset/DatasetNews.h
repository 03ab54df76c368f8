// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

namespace easel {

class Banner;
class Dataset;
class Toast;

/// Tells on the Dataset page what came of adding and removing: in a line that floats for a while, with Undo
/// as long as that is the right one, and in one that stays where pictures were not taken. Lives with the
/// page.
class DatasetNews : public QObject
{
    Q_OBJECT
public:
    DatasetNews(Dataset &dataset, Toast &toast, Banner &trouble, QObject *parent);

    void tellRemoved(int pictures);
    /// The picture whose caption was being written is gone.
    void tellGone(const QString &id);

private:
    void tellProgress(int done, int total);
    void tellAdded(const QStringList &ids, const QStringList &skipped);
    void forget();
    void undo();

    Dataset &m_dataset;
    Toast &m_toast;
    Banner &m_trouble;
    int m_undoIndex = -1; ///< of the stack, at which the line's Undo is right
};

} // namespace easel
