// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "ui/shell/Page.h"

class QAction;
class QTimer;

namespace easel {

class RunModels;
class Toast;
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
    void connectRemote();
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
    void showRemote();
    void showRemoteState();
    void showArchived();
    bool isShown(const Run &run) const;
    void removeRow(const QString &runId);
    void setArchived(bool archived);
    void deleteRun(bool forGood);
    void deleted(const QString &runId, const QString &name, bool forGood, const Result<void> &outcome);
    void undoDelete();
    void adopt(bool thenSamples);
    void adopted(const Result<QString> &run, bool thenSamples);

    Workspace &m_workspace;
    Thumbnailer *m_thumbnailer;
    RunsModel *m_model;
    RunsView *m_view;
    RunModels *m_models;
    QTimer *m_ticker; ///< moves the times on while the page is seen
    QAction *m_samplesAction = nullptr;
    QAction *m_resumeAction = nullptr;
    QAction *m_stopAction = nullptr;
    QAction *m_pauseAction = nullptr;
    Toast *m_toast;
    QString m_deleted; ///< the run that the toast can bring back
    QAction *m_adoptAction = nullptr;
    QAction *m_deleteAction = nullptr;
    QAction *m_archiveAction = nullptr;
    QAction *m_refreshAction = nullptr;
    QString m_samplesWanted; ///< run to be sampled from as soon as it is there
};

} // namespace easel
