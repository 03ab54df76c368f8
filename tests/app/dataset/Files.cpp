// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QImage>

namespace easel::test {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(bytes) != bytes.size() || !file.flush())
        qFatal("%s could not be written", qPrintable(path));
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no such file)");
}

void makeOlder(const QString &path, int seconds)
{
    QFile file(path);
    const QDateTime time = QFileInfo(path).lastModified().addSecs(-seconds);
    if (!file.open(QIODevice::ReadWrite) || !file.setFileTime(time, QFileDevice::FileModificationTime))
        qFatal("%s could not be made older", qPrintable(path));
}

QByteArray png(int seed)
{
    QImage image(8, 6, QImage::Format_RGB32);
    image.fill(QColor::fromHsv((seed * 47) % 360, 180, 200));
    image.setPixel(seed % 8, seed / 8 % 6, 0xff000000U + uint(seed));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "png");
    return bytes;
}

QMap<QString, QByteArray> contentOf(const QString &folder)
{
    QMap<QString, QByteArray> content;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        content.insert(QDir(folder).relativeFilePath(path), bytesOf(path));
    }
    return content;
}

} // namespace easel::test
