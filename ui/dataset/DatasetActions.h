// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Crop.h"

#include <QObject>
#include <QStringList>

class QAction;
class QMenu;
class QWidget;

namespace easel {

class Actions;
class Dataset;

/// What can be done on the Dataset page, in the registry of actions, and the doing of it. Acts on the chosen
/// pictures; only while the page is at the front, so that its keys mean nothing elsewhere.
class DatasetActions : public QObject
{
    Q_OBJECT
public:
    DatasetActions(Dataset &dataset, Actions &registry, QWidget *page);

    QAction *addPictures() const { return m_addPictures; }
    QAction *addFolder() const { return m_addFolder; }
    QAction *view() const { return m_view; }
    QAction *include() const { return m_include; }
    QAction *exclude() const { return m_exclude; }
    QAction *applyCrop() const { return m_applyCrop; }
    QAction *centreCrop() const { return m_centreCrop; }
    QAction *remove() const { return m_remove; }

    void setChosen(const QStringList &ids);
    void setPageInFront(bool inFront);
    /// Shows the menu for what is chosen, or for the page where nothing is.
    void showMenu(const QPoint &globalPosition);

Q_SIGNALS:
    void viewRequested();
    void editCaptionRequested();
    void findRequested();
    void problemsRequested();
    void chooseBestRequested();
    void aboutToRemove();
    void removed(int pictures); ///< to the trash
    void failed(const QString &sentence);

private:
    void createActions(Actions &registry);
    void connectActions();
    void update();
    void updateCrop();
    bool allIncluded() const;
    void setIncluded(bool included);
    void removeChosen();
    void copyCaption();
    bool anyHasOwnCrop() const;
    void copyCrop();
    void setFraming(const Framing &framing);
    void chooseFiles();
    void chooseFolder();

    Dataset &m_dataset;
    QWidget *m_page;
    QStringList m_chosen;
    std::optional<Framing> m_copiedCrop;
    bool m_inFront = false;

    QAction *m_addPictures = nullptr;
    QAction *m_addFolder = nullptr;
    QAction *m_view = nullptr;
    QAction *m_include = nullptr;
    QAction *m_exclude = nullptr;
    QAction *m_toggle = nullptr;
    QAction *m_find = nullptr;
    QAction *m_problems = nullptr;
    QAction *m_chooseBest = nullptr;
    QAction *m_editCaption = nullptr;
    QAction *m_copyCaption = nullptr;
    QAction *m_copyCrop = nullptr;
    QAction *m_applyCrop = nullptr;
    QAction *m_centreCrop = nullptr;
    QAction *m_showInFolder = nullptr;
    QAction *m_remove = nullptr;
};

} // namespace easel
