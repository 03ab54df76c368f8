// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

#include <memory>

namespace easel {

class Desktop;
class Workspace;
struct RunNews;

/// The window: rail, pages, status line. Lives as long as the workspace it shows.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Workspace &workspace, QWidget *parent = nullptr);
    ~MainWindow() override;

    void
    openDataset(const QString &folder); ///< created where missing; the person is asked before edits are lost
    /// Paints the example into folder where that holds none, in a worker, then opens it. Empty: the profile's
    /// own place for it.
    void openExample(const QString &folder = {});
    /// Brings the window to the front: a second start of the program was asked for.
    void raiseForUser();
    /// What the desktop around it offers; without one the window is alone.
    void setDesktop(std::unique_ptr<Desktop> desktop);
    /// Closes the window for good, also out of the tray and without asking about runs.
    void quit();

Q_SIGNALS:
    void ended(); ///< closed for good: the program has nothing left to show

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createParts();
    void layOut();
    void connectParts();
    void connectIntake();
    void connectRuns();
    void restore();

    void openRecent(const QString &folder); ///< one that was removed meanwhile is not made again
    void openFolder(const QString &folder, bool create);
    void switchTo(const QString &folder, bool create);
    void showStatus();
    void showTitle();
    void paste();
    void askAboutFolder(const QString &folder);
    void showProgress();
    void tell(const RunNews &news);
    void showRun(const QString &runId);
    void goToTray();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace easel
