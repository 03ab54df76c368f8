// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureErrors.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace easel::picture_errors {

static QString nameOf(const QString &path)
{
    return QFileInfo(path).fileName();
}

static std::unexpected<Error> pictureError(const QString &path, const QString &sentence,
                                           const QString &details = {})
{
    return failure(ErrorKind::Picture, sentence, path, details);
}

std::unexpected<Error> notAPicture(const QString &path)
{
    return pictureError(path,
                        QCoreApplication::translate("Picture", "%1 is not a picture.").arg(nameOf(path)));
}

std::unexpected<Error> notReadHere(const QString &path, const QString &formatName)
{
    return pictureError(path,
                        QCoreApplication::translate(
                            "Picture", "%1 cannot be used: %2 pictures cannot be read here. Save it as JPEG "
                                       "or PNG.")
                            .arg(nameOf(path), formatName));
}

std::unexpected<Error> tooManyPixels(const QString &path, QSize size)
{
    const QLocale locale;
    return pictureError(
        path, QCoreApplication::translate("Picture", "%1 is %2 × %3 pixels, which is too large to be used.")
                  .arg(nameOf(path), locale.toString(size.width()), locale.toString(size.height())));
}

std::unexpected<Error> tooManyBytes(const QString &path, qint64 limit)
{
    return pictureError(
        path, QCoreApplication::translate("Picture", "%1 is larger than %2, which is too large to be used.")
                  .arg(nameOf(path), QLocale().formattedDataSize(limit, 0)));
}

std::unexpected<Error> cutOff(const QString &path)
{
    return pictureError(
        path, QCoreApplication::translate("Picture", "%1 is incomplete: the end of the file is missing.")
                  .arg(nameOf(path)));
}

std::unexpected<Error> damaged(const QString &path, const QString &details)
{
    return pictureError(
        path,
        QCoreApplication::translate("Picture", "%1 is damaged and cannot be read in full.").arg(nameOf(path)),
        details);
}

std::unexpected<Error> unreadableFile(const QString &path, const QString &cause)
{
    return failure(
        ErrorKind::Disk,
        QCoreApplication::translate("Picture", "%1 could not be read: %2").arg(nameOf(path), cause), path,
        cause);
}

} // namespace easel::picture_errors
