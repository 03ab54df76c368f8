// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/ColourConversion.h"

#include <QColorSpace>
#include <QColorTransform>

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
    constexpr int tolerance = 3;
    for (const QRgb primary : {qRgb(255, 0, 0), qRgb(0, 255, 0), qRgb(0, 0, 255)}) {
        const QRgb mapped = transform.map(primary);
        if (std::abs(qRed(mapped) - qRed(primary)) > tolerance ||
            std::abs(qGreen(mapped) - qGreen(primary)) > tolerance ||
            std::abs(qBlue(mapped) - qBlue(primary)) > tolerance)
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

} // namespace easel
