// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

class QAction;
class QTimer;

namespace easel {

class RunsModel;
class RunsView;
class Thumbnailer;
struct Remedy;
struct Run;

/// A table of runs, and for the chosen one its stages, progress, what happened, recipe and models.
class RunsPage : public Page
{
    Q_OBJECT
public:
    RunsPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~RunsPage() override; ///< remembers how the page is divided

    void showRun(const QString &runId);
    void activated() override;

Q_SIGNALS:
    void samplesRequested(const QString &runId);
    void pictureRequested(const QString &datasetFolder, const QString &itemId);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createActions(Actions &actions);
    void connectRuns();
    void connectView();
    void loadAll();
    void take(const QString &runId);
    void updateStatus();
    void updateActions();
    void updateTicking();
    void seeSamples();
    void help(const Remedy &remedy);
    void resume();
    void stopWatching();
    void setPaused(bool paused);

    Workspace &m_workspace;
    Thumbnailer *m_thumbnailer;
    RunsModel *m_model;
    RunsView *m_view;
    QTimer *m_ticker; ///< moves the times on while the page is seen
    QAction *m_samplesAction = nullptr;
    QAction *m_resumeAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_pauseAction = nullptr;
};

} // namespace easel
