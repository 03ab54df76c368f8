// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ShowInFolder.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
#include <QProcess>
#elif defined(EASEL_WITH_DBUS)
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

namespace easel {

namespace {

void openFolderOf(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace

void showInFolder(const QString &path)
{
#if defined(Q_OS_WIN)
    QProcess explorer;
    explorer.setProgram(QStringLiteral("explorer.exe"));
    // Explorer reads its own command line: the path must be quoted, the switch must not.
    explorer.setNativeArguments(QStringLiteral("/select,\"%1\"").arg(QDir::toNativeSeparators(path)));
    if (!explorer.startDetached())
        openFolderOf(path);
#elif defined(Q_OS_MACOS)
    if (!QProcess::startDetached(QStringLiteral("open"), {QStringLiteral("-R"), path}))
        openFolderOf(path);
#elif defined(EASEL_WITH_DBUS)
    auto message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    message << QStringList{QUrl::fromLocalFile(path).toString()} << QString();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message),
                                                QCoreApplication::instance());
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher,
                     [path](QDBusPendingCallWatcher *call) {
                         if (QDBusPendingReply<>(*call).isError()) // no file manager that knows the call
                             openFolderOf(path);
                         call->deleteLater();
                     });
#else
    openFolderOf(path);
#endif
}

} // namespace easel
