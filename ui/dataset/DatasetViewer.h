// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/PictureViewer.h"

#include <QPersistentModelIndex>

class QAbstractItemModel;
class QCheckBox;
class QLabel;

namespace easel {

class Dataset;
class TextLabel;
class TilePixmaps;

/// One picture of the dataset over the whole page, with its caption. Left and right go to the others, which
/// are read ahead; X takes it into the training or out of it.
class DatasetViewer : public PictureViewer
{
    Q_OBJECT
public:
    /// model: in the order in which the person sees the pictures. thumbnailer: for this alone, since its
    /// memory is given back when the viewer is closed.
    DatasetViewer(Dataset &dataset, const QAbstractItemModel &model, Thumbnailer &thumbnailer,
                  const TilePixmaps &tiles, QWidget *page);

    void showPicture(const QModelIndex &index);
    QString item() const; ///< empty where none is shown

Q_SIGNALS:
    void shown(const QModelIndex &index);
    void closed(const QModelIndex &index); ///< the one that was seen last
    void failed(const QString &sentence);

protected:
    void step(int direction) override;
    void ended() override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *createFooter();
    void connectSignals();
    void update();
    void updateFacts();
    void setIncluded(bool included);
    void toggleIncluded();
    void readAhead();
    void followRows();

    Dataset &m_dataset;
    const QAbstractItemModel &m_model;
    Thumbnailer &m_thumbnailer;
    const TilePixmaps &m_tiles;
    QPersistentModelIndex m_index;
    int m_row = 0; ///< where it was, should it leave

    QCheckBox *m_included = nullptr;
    TextLabel *m_caption = nullptr;
    TextLabel *m_name = nullptr;
    TextLabel *m_facts = nullptr;
};

} // namespace easel
