// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Dataset.h"
#include "app/workspace/Workspace.h"
#include "tests/support/MimeFiles.h"
#include "ui/shell/MainWindow.h"

#include <QTemporaryDir>

#include <memory>

class QAction;
class QPushButton;

namespace easel::test {

/// A window on a profile of its own, beside two folders: "pictures" holds a.png with the caption "one",
/// "more" holds b.png.
class WindowFixture
{
public:
    WindowFixture();

    /// Another window on the same profile.
    void openWindow();
    /// Opens "pictures"; false where it does not come.
    bool openDataset();
    /// Makes saving fail: a folder where a caption's file has to be cannot be replaced by it.
    bool blockCaption(const QString &caption);

    QString path(const QString &name) const { return m_folder.filePath(name); }
    Workspace &workspace() const { return *m_workspace; }
    Dataset &dataset() const { return m_workspace->dataset(); }
    MainWindow &window() const { return *m_window; }
    template<class T>
    T *the() const
    {
        return m_window->findChild<T *>();
    }
    QAction *action(const QString &id) const;
    /// One that is seen, on a line above the pages.
    QPushButton *noticeButton(const QString &text) const;
    /// As the system delivers it; false where the window does not want it.
    bool drop(const QMimeData &mime) const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace easel::test
