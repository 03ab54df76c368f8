// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/PictureFacts.h"

#include <QImage>

namespace easel {

/// The side of the square picture that a fingerprint is made of.
inline constexpr int fingerprintSide = 32;

/// The fingerprint of a picture that was scaled to fingerprintSide squared, RGB32. It stands resizing,
/// recompression, another brightness and cropping by a few percent. Internal to imaging/.
Fingerprint makeFingerprint(const QImage &picture);

} // namespace easel
