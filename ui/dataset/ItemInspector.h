// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;

namespace easel {

class CaptionEdit;
class Dataset;
struct DatasetItem;
class ElidedLabel;
class FactList;
class PicturePreview;
class TextLabel;
class Thumbnailer;
class TilePixmaps;

/// One picture: preview with the frame that the training sees, caption, whether it is in the training, facts.
/// Follows the dataset's changes of the picture it shows.
class ItemInspector : public QWidget
{
    Q_OBJECT
public:
    ItemInspector(Dataset &dataset, Thumbnailer &previews, const TilePixmaps &tiles,
                  QWidget *parent = nullptr);

    void showItem(const QString &id);
    QString item() const { return m_id; }
    CaptionEdit *captionEdit() const { return m_caption; }

Q_SIGNALS:
    void failed(const QString &sentence);

private:
    void createWidgets();
    void layOut();
    void connectSignals();
    QWidget *createConflict();

    void saveCaption(const QString &text);
    void itemChanged(int row);
    void resolveConflict(bool keepMine);

    void updatePicture(int row);
    void updateState(int row);
    void updateCount();
    void updateSaved();
    void updateConflict();
    void updateFacts(const DatasetItem &item);
    void updateWritable();

    Dataset &m_dataset;
    const TilePixmaps &m_tiles;
    QString m_id;

    PicturePreview *m_preview = nullptr;
    TextLabel *m_unreadable = nullptr;
    TextLabel *m_captionLabel = nullptr;
    TextLabel *m_count = nullptr;
    CaptionEdit *m_caption = nullptr;
    TextLabel *m_saved = nullptr;
    QWidget *m_conflict = nullptr;
    TextLabel *m_onDisk = nullptr;
    QCheckBox *m_included = nullptr;
    FactList *m_facts = nullptr;
};

} // namespace easel
