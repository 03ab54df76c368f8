// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FolderWatcher.h"

#include "app/core/Clock.h"

#include <QFileSystemWatcher>
#include <QSet>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds settleDelay = 300ms; ///< changes come in bursts
constexpr int maxFolders = 200;
#if defined(Q_OS_LINUX) || defined(Q_OS_WIN)
constexpr int maxFiles = 1000;
#else
constexpr int maxFiles = 50; // each holds a file open
#endif

// In the watcher's thread.
void setPaths(QFileSystemWatcher *watcher, const QStringList &paths)
{
    const QStringList watched = watcher->files() + watcher->directories();
    const QSet<QString> before(watched.begin(), watched.end());
    const QSet<QString> wanted(paths.begin(), paths.end());
    const QStringList leaving = QSet<QString>(before).subtract(wanted).values();
    const QStringList coming = QSet<QString>(wanted).subtract(before).values();
    if (!leaving.isEmpty())
        watcher->removePaths(leaving);
    if (!coming.isEmpty())
        watcher->addPaths(coming);
}

} // namespace

FolderWatcher::FolderWatcher(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_watcher(new QFileSystemWatcher)
{
    m_watcher->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_watcher, &QObject::deleteLater);
    connect(m_watcher, &QFileSystemWatcher::directoryChanged, this, &FolderWatcher::noteChange);
    connect(m_watcher, &QFileSystemWatcher::fileChanged, this, &FolderWatcher::noteChange);
}

FolderWatcher::~FolderWatcher()
{
    if (!m_thread.isRunning()) {
        delete m_watcher;
        return;
    }
    m_thread.quit();
    m_thread.wait();
}

void FolderWatcher::watch(const QStringList &folders, const QStringList &files)
{
    if (!m_thread.isRunning())
        m_thread.start();
    const QStringList paths = folders.mid(0, maxFolders) + files.mid(0, maxFiles);
    QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher, paths] { setPaths(watcher, paths); });
}

void FolderWatcher::stop()
{
    ++m_session;
    m_isAnnounced = false;
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(m_watcher, [watcher = m_watcher] { setPaths(watcher, {}); });
}

void FolderWatcher::noteChange()
{
    if (m_isAnnounced)
        return;
    m_isAnnounced = true;
    m_clock.after(settleDelay, this, [this, session = m_session] {
        if (session != m_session)
            return;
        m_isAnnounced = false;
        Q_EMIT changed();
    });
}

} // namespace easel
