// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

namespace easel {

class Actions;
class DatasetPage;
class Page;
class RunsPage;
class SamplesPage;
class StartPage;
class TrainingPage;
class Workspace;

/// All pages, one of them seen, and the ways that lead from one to another. The first-start page stands in
/// the Dataset page's place until a dataset is open.
class PageStack : public QStackedWidget
{
    Q_OBJECT
public:
    PageStack(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);

    /// "dataset", "training", "runs", "samples", "settings"; others are ignored.
    void showPage(const QString &page);
    void showRun(const QString &runId); ///< on the Runs page
    QString shownPage() const { return m_shown; }
    QString statusLeft() const; ///< of the page that is seen
    QString statusRight() const;

Q_SIGNALS:
    void pageShown(const QString &page);
    void statusChanged();
    void messageRaised(const QString &sentence);
    void openRequested();                      ///< a folder is to be chosen
    void datasetChosen(const QString &folder); ///< on the first-start page

private:
    void createPages(Actions &actions);
    void connectPages();
    void showPicture(const QString &datasetFolder, const QString &itemId);
    void showWantedPicture();
    Page *pageOf(const QString &name) const; ///< null where there is none
    void showCurrent();

    Workspace &m_workspace;
    QString m_shown;
    QString m_wantedPicture; ///< to be shown as soon as its dataset is open
    StartPage *m_start = nullptr;
    DatasetPage *m_dataset = nullptr;
    TrainingPage *m_training = nullptr;
    RunsPage *m_runs = nullptr;
    SamplesPage *m_samples = nullptr;
    Page *m_settings = nullptr;
};

} // namespace easel
