// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CropFrame.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

// Alpha of what lies over a picture.
struct Alphas
{
    int shade;
    int line;
    int underLine;
};

Alphas alphasOf(CropTone tone)
{
    switch (tone) {
    case CropTone::Quiet:
        return {88, 150, 0};
    case CropTone::Line:
        return {0, 235, 110};
    case CropTone::Plain:
        break;
    }
    return {128, 255, 0};
}

constexpr int thirdsLine = 110;
constexpr int underLine = 90; ///< what a white line needs to be seen on white

constexpr double cornerLength = 14;
constexpr double cornerWidth = 2;
constexpr double focalRadius = 5;
constexpr double focalRing = 2;

/// Lines of one pixel lie on whole pixels, or they blur.
double onPixel(double value, double devicePixelRatio)
{
    return std::round(value * devicePixelRatio) / devicePixelRatio;
}

} // namespace

QRectF coveringRect(const QRectF &visible, QSize picture)
{
    if (picture.isEmpty())
        return visible;
    QRectF whole(QPointF(), QSizeF(picture).scaled(visible.size(), Qt::KeepAspectRatioByExpanding));
    whole.moveCenter(visible.center());
    return whole;
}

void paintCropFrame(QPainter *painter, const QRectF &visible, const QRectF &whole, QSize picture,
                    const QRect &frame, double radius, CropTone tone)
{
    if (picture.isEmpty() || frame.isEmpty())
        return;
    const double ratio = painter->device()->devicePixelRatioF();
    const double scaleX = whole.width() / picture.width();
    const double scaleY = whole.height() / picture.height();
    const QRectF taken(QPointF(onPixel(whole.x() + frame.x() * scaleX, ratio),
                               onPixel(whole.y() + frame.y() * scaleY, ratio)),
                       QPointF(onPixel(whole.x() + (frame.x() + frame.width()) * scaleX, ratio),
                               onPixel(whole.y() + (frame.y() + frame.height()) * scaleY, ratio)));

    QPainterPath shape;
    shape.addRoundedRect(visible, radius, radius);
    QPainterPath inside;
    inside.addRect(taken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Alphas alphas = alphasOf(tone);
    painter->fillPath(shape.subtracted(inside), QColor(0, 0, 0, alphas.shade));

    painter->setRenderHint(QPainter::Antialiasing, false);
    constexpr double line = 1;
    const QRectF seen = taken.intersected(visible);
    const auto draw = [&](const QRectF &stroke) {
        const QRectF under = stroke.adjusted(-line, -line, line, line).intersected(visible);
        painter->fillRect(under, QColor(0, 0, 0, alphas.underLine));
        painter->fillRect(stroke.intersected(visible), QColor(255, 255, 255, alphas.line));
    };
    // A border that coincides with the picture's own needs no line.
    if (taken.left() > visible.left() + line)
        draw({taken.left() - line, seen.top(), line, seen.height()});
    if (taken.right() < visible.right() - line)
        draw({taken.right(), seen.top(), line, seen.height()});
    if (taken.top() > visible.top() + line)
        draw({seen.left(), taken.top() - line, seen.width(), line});
    if (taken.bottom() < visible.bottom() - line)
        draw({seen.left(), taken.bottom(), seen.width(), line});
    painter->restore();
}

void paintCropThirds(QPainter *painter, const QRectF &taken)
{
    constexpr int parts = 3;
    painter->save();
    painter->setPen(QPen(QColor(255, 255, 255, thirdsLine), 1));
    painter->setRenderHint(QPainter::Antialiasing, false);
    for (int i = 1; i < parts; ++i) {
        const double x = taken.left() + taken.width() * i / parts;
        const double y = taken.top() + taken.height() * i / parts;
        painter->drawLine(QLineF(x, taken.top(), x, taken.bottom()));
        painter->drawLine(QLineF(taken.left(), y, taken.right(), y));
    }
    painter->restore();
}

void paintCropCorners(QPainter *painter, const QRectF &taken)
{
    const double length = std::min({cornerLength, taken.width() / 3, taken.height() / 3});
    constexpr double inset = cornerWidth / 2; // right beside the line
    const QRectF inner = taken.adjusted(inset, inset, -inset, -inset);
    QPainterPath corners;
    for (const double x : {inner.left(), inner.right()}) {
        for (const double y : {inner.top(), inner.bottom()}) {
            corners.moveTo(x + (x < inner.center().x() ? length : -length), y);
            corners.lineTo(x, y);
            corners.lineTo(x, y + (y < inner.center().y() ? length : -length));
        }
    }
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(
        QPen(QColor(0, 0, 0, underLine), cornerWidth + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->drawPath(corners);
    painter->setPen(QPen(Qt::white, cornerWidth, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter->drawPath(corners);
    painter->restore();
}

void paintCropFocus(QPainter *painter, const QRectF &taken)
{
    constexpr double width = 2;
    painter->save();
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(themeColor(ThemeColor::Accent), width));
    painter->drawRect(taken.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    painter->restore();
}

void paintFocalPoint(QPainter *painter, QPointF at)
{
    painter->save();
    painter->setPen(Qt::NoPen);
    painter->setBrush(QColor(0, 0, 0, underLine));
    painter->drawEllipse(at, focalRadius + focalRing + 1, focalRadius + focalRing + 1);
    painter->setBrush(Qt::white);
    painter->drawEllipse(at, focalRadius + focalRing, focalRadius + focalRing);
    painter->setBrush(themeColor(ThemeColor::Accent));
    painter->drawEllipse(at, focalRadius, focalRadius);
    painter->restore();
}

} // namespace easel
