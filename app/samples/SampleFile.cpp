// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/SampleFile.h"

#include "app/core/AtomicFile.h"
#include "app/imaging/Wholeness.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace easel {

QString pictureSuffix(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return u"png"_s;
    if (bytes.startsWith("\xff\xd8\xff"))
        return u"jpg"_s;
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return u"webp"_s;
    return {};
}

QString sampleFileName(const Sample &sample, const QString &suffix)
{
    const QString strength = sample.strength ? QString::number(*sample.strength, 'f', 2) : u"without-lora"_s;
    QString name = u"%1-seed%2-%3"_s.arg(sample.id, 4, 10, QChar(u'0')).arg(sample.seed).arg(strength);
    if (sample.count > 1)
        name += u"-%1"_s.arg(sample.index + 1);
    return name + u'.' + suffix;
}

Result<QString> saveSampleFile(const Sample &sample, const QString &folder, const QByteArray &bytes)
{
    const QString suffix = pictureSuffix(bytes);
    if (suffix.isEmpty()) {
        return failure(ErrorKind::Service,
                       QCoreApplication::translate("Sample", "What the service sent is not a picture."));
    }
    if (wholeness(suffix == u"jpg"_s ? u"jpeg"_s : suffix, bytes) == Wholeness::CutOff) {
        return failure(
            ErrorKind::Service,
            QCoreApplication::translate("Sample", "What the service sent is only a part of a picture."));
    }
    if (!QDir().mkpath(folder)) {
        return failure(ErrorKind::Disk,
                       QCoreApplication::translate("Sample", "The folder %1 could not be made.")
                           .arg(QDir::toNativeSeparators(folder)),
                       folder);
    }
    QString path = QDir(folder).filePath(sampleFileName(sample, suffix));
    if (const auto written = writeAtomically(path, bytes); !written)
        return std::unexpected(written.error());
    return path;
}

} // namespace easel
