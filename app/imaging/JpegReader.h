// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QImage>
#include <QSize>

namespace easel {

/// The size of a JPEG decoded at so many eighths (1–8); its last pixels may reach over the picture's edge.
QSize jpegSizeAt(QSize stored, int eighths);

/// Decodes a JPEG by libjpeg-turbo to jpegSizeAt(); Qt's handler scales what does not divide by eight once
/// more. RGB32; null for inks (CMYK) and where it cannot be decoded in full. The profile is not looked at.
/// Internal to imaging/.
QImage decodeJpeg(QByteArrayView bytes, int eighths);

} // namespace easel
