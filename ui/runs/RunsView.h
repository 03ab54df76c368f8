// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QModelIndex>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace easel {

class Button;
class EmptyState;
class RemoteBar;
class RunDetail;
class RunsModel;
class RunsTable;
class Thumbnailer;
struct Run;

/// The table of runs and, beneath it, the chosen one; or the page's empty state. Knows the model only.
class RunsView : public QWidget
{
    Q_OBJECT
public:
    /// now: UTC. model and thumbnailer outlive the view.
    RunsView(RunsModel &model, Thumbnailer &thumbnailer, std::function<QDateTime()> now,
             QWidget *parent = nullptr);

    void choose(const QString &runId); ///< now, or as soon as it is there
    const Run *chosen() const;         ///< null where there is none
    void refresh();                    ///< the times of the chosen run moved on
    void focusTable();
    RunDetail &detail() { return *m_detail; }
    RemoteBar &remoteBar() { return *m_remote; }
    /// Beneath the empty state's own words; empty: none.
    void setArchived(int runs); ///< how many are put away
    void setEmptyNote(const QString &sentence);
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

Q_SIGNALS:
    void chosenChanged();
    void trainingRequested(); ///< from the empty state

private:
    void createWidgets(Thumbnailer &thumbnailer);
    void layOut();
    void connectSignals();
    void showRows();
    void takeSelection();
    void showChosen();

    RunsModel &m_model;
    std::function<QDateTime()> m_now;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    RemoteBar *m_remote;
    Button *m_emptyArchived;
    RunsTable *m_table;
    QSplitter *m_splitter;
    RunDetail *m_detail;
    QString m_chosen;
    QString m_wanted; ///< to be chosen when it arrives
};

} // namespace easel
