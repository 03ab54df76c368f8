// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/CaptionStore.h"

#include "app/core/AtomicFile.h"

#include <QDir>
#include <QFileInfo>
#include <QStringDecoder>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

// A caption has a few hundred characters; what is larger by far is some other text of the same name.
constexpr qint64 maxCaptionBytes = 4LL * 1024 * 1024;

struct CaptionBytes
{
    QByteArray bytes;
    bool existed = false;
};

Result<CaptionBytes> readBytes(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return CaptionBytes{};
    if (!info.isFile()) { // opening a pipe would wait for ever
        return failure(
            ErrorKind::Disk,
            QCoreApplication::translate("CaptionStore", "%1 is not a file, so it holds no caption.")
                .arg(QDir::toNativeSeparators(path)),
            path);
    }
    Result<QByteArray> bytes = readWholeFile(path, maxCaptionBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    return CaptionBytes{*std::move(bytes), true};
}

QString withLineEndsOf(const QString &old, QString text)
{
    if (old.contains("\r\n"_L1))
        text.replace(u'\n', "\r\n"_L1);
    else if (old.contains(u'\r'))
        text.replace(u'\n', u'\r');
    return text;
}

} // namespace

QString CaptionStore::captionPath(const QString &picturePath)
{
    const qsizetype name = picturePath.lastIndexOf(u'/') + 1;
    const qsizetype dot = picturePath.lastIndexOf(u'.');
    return (dot > name ? picturePath.left(dot) : picturePath) + ".txt"_L1;
}

Result<CaptionText> CaptionStore::read(const QString &picturePath)
{
    const Result<CaptionBytes> file = readBytes(captionPath(picturePath));
    if (!file)
        return std::unexpected(file.error());
    return CaptionText{normalised(decode(file->bytes)), file->existed};
}

Result<void> CaptionStore::write(const QString &picturePath, const QString &text)
{
    const QString path = captionPath(picturePath);
    const Result<CaptionBytes> old = readBytes(path);
    if (!old)
        return std::unexpected(old.error());
    const QString oldText = decode(old->bytes);
    const QString newText = normalised(text);
    if (normalised(oldText) == newText)
        return {};
    return writeAtomically(path, withLineEndsOf(oldText, newText).toUtf8());
}

Result<bool> CaptionStore::copy(const QString &picturePath, const QString &newPicturePath)
{
    const QString path = captionPath(picturePath);
    if (!QFileInfo(path).isFile())
        return false;
    const Result<CaptionBytes> caption = readBytes(path);
    if (!caption)
        return std::unexpected(caption.error());
    if (const Result<void> written = writeNew(captionPath(newPicturePath), caption->bytes); !written)
        return std::unexpected(written.error());
    return true;
}

QString CaptionStore::decode(const QByteArray &bytes)
{
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        const QByteArray mark = encoding == QStringConverter::Utf16LE ? "\xFF\xFE"_ba : "\xFE\xFF"_ba;
        if (bytes.startsWith(mark)) {
            QStringDecoder utf16(encoding);
            return utf16.decode(bytes);
        }
    }
    QStringDecoder utf8(QStringConverter::Utf8);
    QString text = utf8.decode(bytes);
    // A decoder keeps a sequence that is cut off at the end, in wait for its rest.
    if (!utf8.hasError() &&
        text.toUtf8().size() + (bytes.startsWith("\xEF\xBB\xBF"_ba) ? 3 : 0) == bytes.size())
        return text;
    return QString::fromLatin1(bytes);
}

QString CaptionStore::normalised(const QString &text)
{
    QString result = text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
    result.replace("\r\n"_L1, "\n"_L1);
    result.replace(u'\r', u'\n');
    while (result.startsWith(QChar::ByteOrderMark))
        result.remove(0, 1);
    return result;
}

} // namespace easel
