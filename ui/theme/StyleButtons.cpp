// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Paint.h"
#include "ui/theme/StyleParts.h"
#include "ui/theme/ThemeState.h"

#include <QPainter>
#include <QStyle>

namespace easel::style {

namespace {

paint::ButtonState stateOf(const QStyleOption *option)
{
    return {.enabled = option->state.testFlag(QStyle::State_Enabled),
            .hovered = option->state.testFlag(QStyle::State_MouseOver),
            .pressed = option->state.testFlag(QStyle::State_Sunken),
            .checked = option->state.testFlag(QStyle::State_On),
            .keyboardFocus = option->state.testFlag(QStyle::State_HasFocus) &&
                             option->state.testFlag(QStyle::State_KeyboardFocusChange)};
}

paint::ButtonFace faceOf(const QStyleOptionButton *option)
{
    return option->features.testFlag(QStyleOptionButton::Flat) ? paint::ButtonFace::Quiet
                                                               : paint::ButtonFace::Normal;
}

/// A bar keeps its thickness in a cell or a row that is higher.
QRectF progressBar(const QStyleOption *option)
{
    constexpr qreal thickness = 6;
    QRectF bar(option->rect);
    if (option->state.testFlag(QStyle::State_Horizontal))
        bar.setHeight(std::min(bar.height(), thickness));
    else
        bar.setWidth(std::min(bar.width(), thickness));
    bar.moveCenter(QRectF(option->rect).center());
    return bar;
}

} // namespace

void pushButtonBevel(const QStyleOptionButton *option, QPainter *painter)
{
    paint::buttonFace(painter, option->rect, faceOf(option), stateOf(option));
}

void pushButtonLabel(const QStyleOptionButton *option, QPainter *painter)
{
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool withMenu = option->features.testFlag(QStyleOptionButton::HasMenu);
    QRect rect = option->rect.adjusted(space::m, 0, -space::m, 0);
    if (withMenu) {
        const QRect arrow(rect.right() - 15, rect.y(), 16, rect.height());
        paint::glyph(painter, QStyle::visualRect(option->direction, option->rect, arrow),
                     QStringLiteral("chevron-down"), ThemeColor::Dim);
        rect.setRight(arrow.left() - space::xs);
    }
    const QFontMetrics metrics(painter->font());
    const int icon = option->icon.isNull() ? 0 : option->iconSize.width();
    const int gap = icon && !option->text.isEmpty() ? space::s - 2 : 0;
    const int width = icon + gap + metrics.size(Qt::TextHideMnemonic, option->text).width();
    QRect content(rect.x() + std::max(0, (rect.width() - width) / 2), rect.y(), std::min(width, rect.width()),
                  rect.height());
    if (icon) {
        const QRect place(content.x(), content.y() + (content.height() - option->iconSize.height()) / 2, icon,
                          option->iconSize.height());
        option->icon.paint(painter, QStyle::visualRect(option->direction, option->rect, place),
                           Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
        content.setLeft(content.left() + icon + gap);
    }
    painter->setPen(
        option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText));
    painter->drawText(QStyle::visualRect(option->direction, option->rect, content),
                      Qt::AlignVCenter | Qt::AlignLeft | Qt::TextHideMnemonic | Qt::TextDontClip,
                      option->text);
}

void toolButtonPanel(const QStyleOption *option, QPainter *painter)
{
    const bool quiet = option->state.testFlag(QStyle::State_AutoRaise);
    paint::buttonFace(painter, option->rect, quiet ? paint::ButtonFace::Quiet : paint::ButtonFace::Normal,
                      stateOf(option));
}

void progressGroove(const QStyleOption *option, QPainter *painter)
{
    const QRectF bar = progressBar(option);
    paint::rounded(painter, bar, std::min(bar.width(), bar.height()) / 2, themeState().colors.groove());
}

void progressContents(const QStyleOptionProgressBar *option, QPainter *painter, double phase)
{
    const bool horizontal = option->state.testFlag(QStyle::State_Horizontal);
    const QRectF rect = progressBar(option);
    const qreal length = horizontal ? rect.width() : rect.height();
    const qreal thickness = horizontal ? rect.height() : rect.width();
    const bool busy = option->minimum >= option->maximum;
    qreal start = 0;
    qreal filled = 0;
    if (busy) {
        filled = length * 0.3;
        start = (length + filled) * phase - filled;
    } else {
        const double range = double(option->maximum) - option->minimum;
        filled = length * std::clamp((option->progress - option->minimum) / range, 0.0, 1.0);
        if (filled > 0)
            filled = std::max(filled, thickness); // a first percent is a dot, not a sliver
    }
    const qreal end = std::min(start + filled, length);
    start = std::max<qreal>(start, 0);
    if (end <= start)
        return;
    const bool reversed = horizontal && (option->direction == Qt::RightToLeft) != option->invertedAppearance;
    const qreal from = reversed ? length - end : start;
    const QRectF bar = horizontal ? QRectF(rect.x() + from, rect.y(), end - start, thickness)
                                  : QRectF(rect.x(), rect.bottom() - end, thickness, end - start);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    paint::rounded(painter, bar, std::min(thickness, end - start) / 2,
                   themeColor(enabled ? ThemeColor::Accent : ThemeColor::Dim));
}

void headerSection(const QStyleOption *option, QPainter *painter)
{
    const QRect line(option->rect.x(), option->rect.bottom(), option->rect.width(), 1);
    painter->fillRect(line, themeColor(ThemeColor::Hairline));
}

void headerLabel(const QStyleOptionHeader *option, QPainter *painter)
{
    painter->save();
    painter->setFont(themeFont(TextStyle::FactsSemibold));
    painter->setPen(themeColor(ThemeColor::Dim));
    QRect rect = option->rect;
    if (option->sortIndicator != QStyleOptionHeader::None) {
        const QRect arrow(rect.right() - 15, rect.y(), 16, rect.height());
        const bool up = option->sortIndicator == QStyleOptionHeader::SortUp;
        paint::glyph(painter, QStyle::visualRect(option->direction, rect, arrow),
                     up ? QStringLiteral("chevron-up") : QStringLiteral("chevron-down"), ThemeColor::Dim, 12);
        rect = QStyle::visualRect(option->direction, option->rect, rect.adjusted(0, 0, -18, 0));
    }
    const QString text = QFontMetrics(painter->font()).elidedText(option->text, Qt::ElideRight, rect.width());
    const auto alignment =
        QStyle::visualAlignment(option->direction, option->textAlignment | Qt::AlignVCenter);
    painter->drawText(rect, int(alignment), text);
    painter->restore();
}

} // namespace easel::style
