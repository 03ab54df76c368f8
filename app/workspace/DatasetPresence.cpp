// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/DatasetPresence.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace easel {

namespace {

/// Each program that has the folder open takes one of these.
constexpr int seats = 8;

/// The session's runtime folder where the system has one: it is gone with the session, and with it every
/// mark.
QString runtimePlace()
{
    QString base = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (base.isEmpty() || !QFileInfo(base).isDir())
        base = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return base + QStringLiteral("/io.github.easel.Easel/datasets");
}

/// The same for every way that leads to the folder.
QString nameOf(const QString &folder)
{
    const QString canonical = QFileInfo(folder).canonicalFilePath();
    const QByteArray path = (canonical.isEmpty() ? folder : canonical).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(24));
}

QString holderOf(const QLockFile &mark)
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (!mark.getLockInfo(&pid, &host, &program))
        return {}; // it left just now
    return QCoreApplication::translate("DatasetPresence", "%1 (process %2)")
        .arg(program, QString::number(pid));
}

} // namespace

DatasetPresence::DatasetPresence(const QString &place)
    : m_place(place.isEmpty() ? runtimePlace() : place)
{
}

QStringList DatasetPresence::enter(const QString &folder)
{
    leave();
    if (!QDir().mkpath(m_place))
        return {}; // without a place for marks nobody is told, and nothing else is lost
    QStringList others;
    for (int seat = 0; seat < seats; ++seat) {
        auto mark = std::make_unique<QLockFile>(
            QStringLiteral("%1/%2-%3.lock").arg(m_place, nameOf(folder)).arg(seat));
        mark->setStaleLockTime(0); // old is not dead
        if (mark->tryLock(0)) {
            // The first free seat is ours; the others are only looked at.
            if (!m_mark)
                m_mark = std::move(mark);
            continue;
        }
        if (const QString holder = holderOf(*mark); !holder.isEmpty())
            others.append(holder);
    }
    return others;
}

void DatasetPresence::leave()
{
    m_mark.reset();
}

} // namespace easel
