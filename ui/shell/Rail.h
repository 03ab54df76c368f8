// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Surface.h"

class QMenu;

namespace easel {

class DatasetTile;
struct RunsProgress;
class PageList;
class RailButton;
class TextLabel;
class Workspace;

/// The window's left edge: the dataset and its menu, the pages with what they count, the account, Settings.
class Rail : public Surface
{
    Q_OBJECT
public:
    explicit Rail(Workspace &workspace, QWidget *parent = nullptr);

    void setMenu(QMenu *menu); ///< what the dataset's button opens; not owned
    void showPage(const QString &page);
    void showProgress(const RunsProgress &progress); ///< of the runs, beside their page

Q_SIGNALS:
    void pageChosen(const QString &page); ///< as Page::pageRequested spells them

private:
    void createWidgets();
    void layOut();
    void connectSignals();
    void openMenu();
    void countDataset();
    void countRuns();
    void updateAccount();
    void updateBalance();

    Workspace &m_workspace;
    QMenu *m_menu = nullptr;
    DatasetTile *m_tile = nullptr;
    PageList *m_pages = nullptr;
    TextLabel *m_account = nullptr;
    TextLabel *m_balance = nullptr;
    RailButton *m_settings = nullptr;
};

} // namespace easel
