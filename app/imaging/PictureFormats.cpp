// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureFormats.h"

#include "app/imaging/Picture.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QImageReader>

namespace easel {

static QString cameraRaw()
{
    return QCoreApplication::translate("Picture", "camera raw");
}

static bool isDrawing(const QString &suffix)
{
    // Drawings have no pixels of their own, may pull in other files, and Qt draws only a part of SVG.
    return suffix == QLatin1StringView("svg") || suffix == QLatin1StringView("svgz") ||
           suffix == QLatin1StringView("pdf");
}

static const QStringList &rawSuffixes()
{
    static const QString all =
        QStringLiteral("3fr arw cr2 cr3 crw dng erf kdc mef mos mrw nef nrw orf pef raf rw2 sr2 srw x3f");
    static const QStringList suffixes = all.split(QLatin1Char(' '));
    return suffixes;
}

/// Known by name; whether this Qt reads them is another matter.
static const QStringList &otherSuffixes()
{
    static const QStringList suffixes =
        QStringLiteral("avif heic heif hif jxl svg svgz").split(QLatin1Char(' '));
    return suffixes;
}

static QString suffixOf(const QString &fileName)
{
    return QFileInfo(fileName).suffix().toLower();
}

static QString isoMediaName(QByteArrayView head)
{
    if (head.size() < 12 || head.sliced(4, 4) != QByteArrayView("ftyp"))
        return {};
    const QByteArrayView brands = head.sliced(8); // the major brand, a version, then compatible brands
    const QByteArrayView major = brands.first(4);
    if (major == QByteArrayView("crx "))
        return cameraRaw();
    if (brands.contains("avif") || brands.contains("avis"))
        return QStringLiteral("AVIF");
    for (const char *brand : {"heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"}) {
        if (brands.contains(brand))
            return QStringLiteral("HEIC");
    }
    return {};
}

UnusedFormat unusedFormat(const QString &fileName, QByteArrayView head)
{
    const QString suffix = suffixOf(fileName);
    const auto begins = [&](QByteArrayView magic) { return head.startsWith(magic); };
    const bool tiff = begins(QByteArrayView("II*\0", 4)) || begins(QByteArrayView("MM\0*", 4));
    // Most camera raw is TIFF with a stamp-sized preview in front, which must not pass as the picture.
    if (tiff && rawSuffixes().contains(suffix))
        return {cameraRaw(), true};
    if (begins("FUJIFILMCCD-RAW") || begins("IIRO") || begins("IIRS") || begins("MMOR") ||
        begins(QByteArrayView("IIU\0", 4)))
        return {cameraRaw(), true};
    const bool markup = head.trimmed().startsWith('<');
    if ((markup && head.contains("<svg")) || (isDrawing(suffix) && (markup || begins("\x1f\x8b"))))
        return {QStringLiteral("SVG"), true};
    if (begins("\xff\x0a") || begins(QByteArrayView("\0\0\0\x0cJXL ", 8)))
        return {QStringLiteral("JPEG XL")};
    return {isoMediaName(head)};
}

QStringList pictureNameFilters()
{
    QStringList filters;
    const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    for (const QByteArray &format : formats) {
        const QString suffix = QString::fromLatin1(format).toLower();
        if (!isDrawing(suffix))
            filters += QStringLiteral("*.") + suffix;
    }
    return filters;
}

bool hasPictureName(const QString &fileName)
{
    static const QStringList readHere = pictureNameFilters();
    const QString suffix = suffixOf(fileName);
    return !suffix.isEmpty() && (readHere.contains(QStringLiteral("*.") + suffix) ||
                                 rawSuffixes().contains(suffix) || otherSuffixes().contains(suffix));
}

} // namespace easel
