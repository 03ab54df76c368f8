// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>

#include <chrono>

class QFileSystemWatcher;

namespace easel {

class Clock;

/// Says when something may have changed below a folder, at most a few times a second. The system's watches
/// are few and run out silently, so this is a help for what is looked at again anyway when the window gains
/// focus.
class FolderWatcher : public QObject
{
    Q_OBJECT
public:
    explicit FolderWatcher(Clock &clock, QObject *parent = nullptr);
    ~FolderWatcher() override;

    /// Absolute paths, the most important first: some of many.
    void watch(const QStringList &folders, const QStringList &files);
    void stop();

Q_SIGNALS:
    void changed();

private:
    void noteChange();

    Clock &m_clock;
    QThread m_thread;                        ///< asking for thousands of watches takes its time
    QFileSystemWatcher *m_watcher = nullptr; ///< lives in m_thread
    bool m_isAnnounced = false;
    int m_session = 0;
};

} // namespace easel
