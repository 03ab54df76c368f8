// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;

namespace easel {

class Actions;
class Workspace;

/// The window's own actions in the registry: datasets, undo, paste, pages, appearance, quit.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    WindowActions(Workspace &workspace, Actions &registry, QObject *parent = nullptr);

    void setExampleBusy(bool busy);

Q_SIGNALS:
    void openRequested();
    void newRequested();
    void exampleRequested();
    void pasteRequested();
    void pageRequested(const QString &page); ///< as Page::pageRequested spells them
    void quitRequested();

private:
    void createDatasetActions(Actions &registry);
    void createEditActions(Actions &registry);
    void createPageActions(Actions &registry);
    void createAppearanceActions(Actions &registry);

    Workspace &m_workspace;
    QAction *m_example = nullptr;
};

} // namespace easel
