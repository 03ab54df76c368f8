// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Widgets.h"

#include <QTimer>

class QStackedWidget;

namespace easel {

class Dataset;
class DatasetActions;
class ItemInspector;
class Thumbnailer;
class TilePixmaps;

/// The panel beside the grid: one picture in full, or what can be done with several.
class DatasetInspector : public Surface
{
    Q_OBJECT
public:
    DatasetInspector(Dataset &dataset, const DatasetActions &actions, Thumbnailer &previews,
                     const TilePixmaps &tiles, QWidget *parent = nullptr);

    void showItems(const QStringList &ids);
    ItemInspector *item() const { return m_item; }

private:
    QWidget *createHint();
    QWidget *createMany(const DatasetActions &actions);
    void updateMany();

    Dataset &m_dataset;
    QStringList m_ids;
    QStackedWidget *m_stack;
    QWidget *m_hint = nullptr;
    ItemInspector *m_item = nullptr;
    // Before m_many, whose making sets them.
    TextLabel *m_manyTitle = nullptr;
    TextLabel *m_manyState = nullptr;
    QWidget *m_many = nullptr;
    QTimer m_manyTimer; ///< counts once after many changes
};

} // namespace easel
