// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

#include <QHash>

class QStackedWidget;
class QTimer;

namespace easel {

class EmptyState;
class SettingsForm;
class StartPanel;
class TrainingStart;
struct CheckRow;
struct DatasetSnapshot;
struct Preflight;

/// All settings of a training, the checks before it, and the one button.
class TrainingPage : public Page
{
    Q_OBJECT
public:
    TrainingPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~TrainingPage() override;

    void activated() override;

Q_SIGNALS:
    void runStarted(const QString &runId);
    void itemsRequested(const QStringList &ids); ///< show these pictures on the Dataset page

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createWidgets();
    void layOut();
    void connectDataset();
    void connectSignals();

    void loadSettings();
    void saveSettings();
    void showDatasetState();
    void updateStatus();
    void checkSoon();
    void check();
    DatasetSnapshot snapshot() const;
    void showFindings(const Preflight &found);
    void remember(const Preflight &found);
    void follow(const CheckRow &row);
    void start();
    void startNow();

    Workspace &m_workspace;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QWidget *m_content;
    SettingsForm *m_form;
    StartPanel *m_panel;
    TrainingStart *m_start;
    QTimer *m_checkTimer;
    QString m_folder;           ///< of the dataset whose settings are shown
    bool m_nameCleared = false; ///< by the person: the dataset's name is not offered again
    bool m_checkPending = true; ///< something changed while the page was not seen
    /// What only reading a picture whole has shown, by item; holds while the file stays as it was.
    struct Broken
    {
        qint64 modified;
        QString reason;
    };
    QHash<QString, Broken> m_broken;
};

} // namespace easel
