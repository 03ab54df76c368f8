// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/ProfileLock.h"

#include <QDir>

namespace easel {

ProfileLock::ProfileLock(const QString &file)
    : m_lock(file)
{
    // Never stale by age: a training watches for hours. A dead holder is noticed by its process id.
    m_lock.setStaleLockTime(0);
}

Result<std::unique_ptr<ProfileLock>> ProfileLock::take(const QString &profile)
{
    std::unique_ptr<ProfileLock> lock(new ProfileLock(QDir(profile).filePath(QStringLiteral("lock"))));
    if (lock->m_lock.tryLock(0))
        return lock;
    const QString shown = QDir::toNativeSeparators(profile);
    if (lock->m_lock.error() != QLockFile::LockFailedError) {
        return failure(
            ErrorKind::Disk,
            QCoreApplication::translate("Workspace", "The profile %1 cannot be written to.").arg(shown),
            profile);
    }
    qint64 pid = 0;
    QString host;
    QString program;
    lock->m_lock.getLockInfo(&pid, &host, &program);
    return failure(ErrorKind::Conflict,
                   QCoreApplication::translate("Workspace", "The profile %1 is in use by %2 (process %3).")
                       .arg(shown, program, QString::number(pid)),
                   profile);
}

} // namespace easel
