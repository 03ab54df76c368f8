// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace easel {

/// A progressive JPEG without the scans that are not looked at when it is decoded to an eighth of its size:
/// then a block's mean is its pixel, and the pixels are the same. The scans left out are most of the file and
/// of the decoder's work. Other JPEGs, and what is not understood, come back as they are. Internal to
/// imaging/.
QByteArray forAnEighth(const QByteArray &jpeg);

} // namespace easel
