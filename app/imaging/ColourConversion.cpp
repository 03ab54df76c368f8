// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ColourConversion.h"

#include <QColorTransform>
#include <QCoreApplication>
#include <QPainter>

#include <cmath>
#include <cstdlib>

namespace easel {

/// PNG's gAMA and cHRM chunks arrive as a colour space too. Written by tools that mean sRGB, they say gamma
/// 2.2, and converting would only move dark tones a little.
static bool isSrgbInOtherWords(const QColorSpace &space)
{
    if (space.transferFunction() != QColorSpace::TransferFunction::Gamma ||
        std::abs(space.gamma() - 2.2f) > 0.02f)
        return false;
    const QColorTransform transform = space.transformationToColorSpace(QColorSpace::SRgb);
    constexpr int tolerance = 4;
    // Not the primaries themselves: those of a wider space (Adobe RGB has this gamma too) are cut to sRGB's.
    for (const QRgb colour : {qRgb(192, 64, 64), qRgb(64, 192, 64), qRgb(64, 64, 192)}) {
        const QRgb mapped = transform.map(colour);
        if (std::abs(qRed(mapped) - qRed(colour)) > tolerance ||
            std::abs(qGreen(mapped) - qGreen(colour)) > tolerance ||
            std::abs(qBlue(mapped) - qBlue(colour)) > tolerance)
            return false;
    }
    return true;
}

static QImage::Format workingFormat(const QImage &image)
{
    const bool transparent = image.hasAlphaChannel();
    const bool deep = image.depth() > 32 || image.format() == QImage::Format_Grayscale16;
    if (deep)
        return transparent ? QImage::Format_RGBA64 : QImage::Format_RGBX64;
    return transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32;
}

QImage toSrgb(QImage image)
{
    const QColorSpace space = image.colorSpace();
    const bool foreign =
        space.isValid() && space != QColorSpace(QColorSpace::SRgb) && !isSrgbInOtherWords(space);
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    // Knows profiles of grey and CMYK pictures, which fit only pictures in those formats.
    if (foreign)
        image.convertToColorSpace(QColorSpace::SRgb, workingFormat(image));
    image.convertTo(workingFormat(image));
#else
    image.convertTo(workingFormat(image));
    if (foreign) {
        image.setColorSpace(space);
        image.convertToColorSpace(QColorSpace::SRgb);
    }
#endif
    image.convertTo(image.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    image.setColorSpace({});
    return image;
}

QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter painter(&opaque);
    painter.drawImage(0, 0, image);
    return opaque;
}

QString colourSpaceName(const QColorSpace &space)
{
    // Names of their own, not translated.
    if (!space.isValid() || space == QColorSpace(QColorSpace::SRgb) || isSrgbInOtherWords(space))
        return QStringLiteral("sRGB");
    if (space == QColorSpace(QColorSpace::DisplayP3))
        return QStringLiteral("Display P3");
    if (space == QColorSpace(QColorSpace::AdobeRgb))
        return QStringLiteral("Adobe RGB");
    if (space == QColorSpace(QColorSpace::ProPhotoRgb))
        return QStringLiteral("ProPhoto RGB");
    const QString words = space.description().simplified();
    return words.isEmpty() ? QCoreApplication::translate("Picture", "a profile without a name") : words;
}

} // namespace easel
