// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace easel {

enum class Wholeness { Whole, CutOff, Damaged };

/// Whether a picture file is there to its end, by its format's own structure: decoders give a picture for
/// half a JPEG. Whole for formats whose structure is not known; what follows the end is of no interest.
Wholeness wholeness(const QString &format, QByteArrayView bytes);

} // namespace easel
