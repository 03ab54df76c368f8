// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QImage>
#include <QSize>

namespace easel {

/// Decodes a still WebP by libwebp, which scales while decoding; Qt's handler decodes it whole first. scaled
/// is a size of the same aspect, or empty for the picture's own. ARGB32 with transparency, else RGB32; null
/// where it cannot be decoded in full. The profile is not looked at. Internal to imaging/.
QImage decodeStillWebp(QByteArrayView bytes, QSize scaled = {});

} // namespace easel
