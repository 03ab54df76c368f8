// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Log.h"

#include <QDateTime>
#include <QFile>
#include <QMutex>
#include <QRegularExpression>
#include <QSet>

#include <cstdio>

namespace easel {

namespace {

struct LogState
{
    QMutex mutex;
    QSet<QString> secrets;
    QFile file;
    QtMsgType stderrFrom = QtWarningMsg;
    const QRegularExpression bearer{QStringLiteral("(Bearer\\s+)[^\\s\"']+"),
                                    QRegularExpression::CaseInsensitiveOption};
    const QRegularExpression signedQuery{QStringLiteral(
        "(https?://[^\\s\"'?]+\\?)[^\\s\"']*(?:Signature|Credential|signature|token)=[^\\s\"']*")};
};

LogState &state()
{
    // Never destroyed: Qt's own libraries log while they are unloaded, after everything static is gone.
    static auto *const s = new LogState;
    return *s;
}

constexpr qint64 rotateAtBytes = 1'000'000;

void writeLine(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    const QString safe = redacted(text);
    QMutexLocker lock(&state().mutex);
    QFile &file = state().file;
    if (file.isOpen()) {
        if (file.size() > rotateAtBytes)
            file.resize(0);
        file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' +
                   safe.toUtf8() + '\n');
        file.flush();
    }
    if (type != QtInfoMsg && type >= state().stderrFrom) // Qt numbers information last
        std::fprintf(stderr, "%s\n", qPrintable(safe));
}

} // namespace

QString redacted(QString text)
{
    text.replace(state().bearer, QStringLiteral("\\1…"));
    text.replace(state().signedQuery, QStringLiteral("\\1…"));
    QMutexLocker lock(&state().mutex);
    for (const QString &secret : std::as_const(state().secrets))
        text.replace(secret, QStringLiteral("…"));
    return text;
}

void registerSecret(const QString &secret)
{
    if (secret.size() < 6) // the demo's key is no secret, and short words would hide half the text
        return;
    QMutexLocker lock(&state().mutex);
    state().secrets.insert(secret);
}

void installRedactingLog(const QString &logFile, QtMsgType stderrFrom)
{
    state().stderrFrom = stderrFrom;
    if (!logFile.isEmpty()) {
        state().file.setFileName(logFile);
        (void)state().file.open(QIODevice::Append | QIODevice::Text);
    }
    qInstallMessageHandler(writeLine);
}

} // namespace easel
