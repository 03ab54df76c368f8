// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

namespace easel {

/// The picture in sRGB by its colour profile (without one it is taken as sRGB), 8 bits a channel: ARGB32
/// where it can be transparent, else RGB32. The profile does not come along. Internal to imaging/.
QImage toSrgb(QImage image);

} // namespace easel
