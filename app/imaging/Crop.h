// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
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

/// All that a person said about what is taken of a picture. Nothing said: its middle.
struct Framing
{
    std::optional<Crop> crop = std::nullopt;
    std::optional<QPointF> focal = std::nullopt; ///< what must stay in view; fractions of the upright picture

    bool isCentred() const { return !crop && !focal; }
    bool operator==(const Framing &) const = default;
};

/// The same without what cannot be meant: a crop is cut at the picture's edges, one that lies beside it is
/// none, a focal point is moved into the picture.
Framing insidePicture(const Framing &framing);

/// The frame, in pixels of the upright picture (width × height), that is scaled to target for the upload:
/// the largest rectangle of the target's aspect (to the rounding of a pixel), inside the crop where one is
/// given, as near to the focal point as there is room, else in the middle. Empty where either size is empty.
QRect cropFrame(QSize picture, QSize target, const Framing &framing);

/// The crop that makes cropFrame() give frame; both in pixels of the upright picture.
Crop cropOf(const QRect &frame, QSize picture);

} // namespace easel
