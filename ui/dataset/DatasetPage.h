// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Thumbnailer.h"
#include "ui/shell/Page.h"

#include <QTimer>

class QSplitter;
class QStackedWidget;

namespace easel {

class Banner;
class Dataset;
class DatasetActions;
class DatasetFinding;
class DatasetHeader;
class DatasetInspector;
class DatasetModel;
class DatasetNews;
class DatasetView;
class DatasetViewer;
class EmptyState;
class ThumbnailFiller;
class TilePixmaps;

/// The grid of pictures and the inspector.
class DatasetPage : public Page
{
    Q_OBJECT
public:
    DatasetPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~DatasetPage() override;

    /// Selects these items and makes the first the current one.
    void showItems(const QStringList &ids);

    void activated() override;

Q_SIGNALS:
    void openRequested(); ///< the person wants to open or create a dataset

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createWidgets();
    void layOut();
    DatasetHeader *createHeader();
    QWidget *createWork();
    void connectDataset();
    void connectView();
    void connectActions();

    void showChosen();
    void showKnown();
    void focusCaption(const QString &typed = {});
    void step(int pictures);
    void keepCurrent();
    void chooseNeighbour();
    void reveal(const QStringList &ids);
    void showAdded(const QStringList &ids);
    void leaveCaption(int firstRow, int lastRow);

    void keepOrder(DatasetHeader &header);
    void updateState();
    void updateStatus();
    void updateTooMany();

    Workspace &m_workspace;
    Dataset &m_dataset;
    Thumbnailer m_thumbnailer; ///< for the grid
    Thumbnailer m_previews;    ///< for the inspector, so that it waits for nothing
    Thumbnailer m_fullSize;    ///< for the viewer
    DatasetActions *m_actions;
    TilePixmaps *m_pixmaps;
    ThumbnailFiller *m_filler = nullptr;
    DatasetModel *m_model;

    DatasetFinding *m_finding = nullptr;
    DatasetHeader *m_header = nullptr;
    Banner *m_readOnly = nullptr;
    Banner *m_tooMany = nullptr;
    Banner *m_trouble = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_failed = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_work = nullptr;
    DatasetView *m_view = nullptr;
    DatasetInspector *m_inspector = nullptr;
    DatasetViewer *m_viewer = nullptr;
    DatasetNews *m_news = nullptr;
    QTimer m_statusTimer; ///< counts once after many changes
    QTimer m_rowsTimer;   ///< the same for pictures that come and go
};

} // namespace easel
