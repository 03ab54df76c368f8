// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>

#include <optional>

namespace easel {

/// A person's choice of frame, as fractions (0–1) of the upright picture. A value; nothing on disk changes.
struct Crop
{
    QRectF frame; ///< x, y, width, height

    bool operator==(const Crop &) const = default;
};

/// The frame, in pixels of the upright picture (width × height), that is scaled to target for the upload:
/// the largest rectangle of the target's aspect, inside the crop where one is given, else centred in the
/// picture. Empty where either size is empty.
QRect cropFrame(QSize picture, QSize target, const std::optional<Crop> &crop);

} // namespace easel
