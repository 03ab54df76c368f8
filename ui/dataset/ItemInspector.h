// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"
#include "app/imaging/PictureFacts.h"

#include <QWidget>

class QCheckBox;
class QLabel;

namespace easel {

class CaptionEdit;
class CropEditor;
class Dataset;
struct DatasetItem;
struct Framing;
class ElidedLabel;
class FactList;
class ItemProblems;
class TextLabel;
class Thumbnailer;
class TilePixmaps;

/// One picture: preview with the frame that the training sees, which can be dragged, caption, whether it is
/// in the training, facts. Follows the dataset's changes of the picture it shows.
class ItemInspector : public QWidget
{
    Q_OBJECT
public:
    ItemInspector(Dataset &dataset, Thumbnailer &previews, const TilePixmaps &tiles,
                  QWidget *parent = nullptr);

    void showItem(const QString &id);
    QString item() const { return m_id; }
    /// What else is known of the picture it shows; null where nothing is.
    void setKnown(const PictureFacts *facts, const std::vector<Problem> &problems);
    CaptionEdit *captionEdit() const { return m_caption; }
    CropEditor *cropEditor() const { return m_preview; }

Q_SIGNALS:
    void failed(const QString &sentence);
    void compareRequested(); ///< with the pictures that look like this one

private:
    void createWidgets();
    void layOut();
    void connectSignals();
    QWidget *createConflict();

    void saveCaption(const QString &text);
    void saveFraming(const Framing &framing, int go);
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

    CropEditor *m_preview = nullptr;
    TextLabel *m_unreadable = nullptr;
    TextLabel *m_captionLabel = nullptr;
    TextLabel *m_count = nullptr;
    CaptionEdit *m_caption = nullptr;
    TextLabel *m_saved = nullptr;
    QWidget *m_conflict = nullptr;
    TextLabel *m_onDisk = nullptr;
    QCheckBox *m_included = nullptr;
    FactList *m_facts = nullptr;
    ItemProblems *m_problems = nullptr;
    std::optional<PictureFacts> m_known;
};

} // namespace easel
