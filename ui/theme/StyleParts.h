// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

// The drawing of EaselStyle, by kind of control. Each function draws its part whole.
namespace easel::style {

// StylePrimitives.cpp
void lineEdit(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void frame(const QStyleOption *option, QPainter *painter, const QWidget *widget);
void checkIndicator(const QStyleOption *option, QPainter *painter);
void radioIndicator(const QStyleOption *option, QPainter *painter);
void itemBackground(const QStyleOptionViewItem *option, QPainter *painter);
void focusFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget);

// StyleButtons.cpp
void pushButtonBevel(const QStyleOptionButton *option, QPainter *painter);
void pushButtonLabel(const QStyleOptionButton *option, QPainter *painter);
void toolButtonPanel(const QStyleOption *option, QPainter *painter);
void progressGroove(const QStyleOption *option, QPainter *painter);
/// phase: 0 to 1 through the round of a bar that does not know how far it is.
void progressContents(const QStyleOptionProgressBar *option, QPainter *painter, double phase);
void headerSection(const QStyleOption *option, QPainter *painter);
void headerLabel(const QStyleOptionHeader *option, QPainter *painter);

// StyleMenus.cpp
void popupPanel(const QRect &rect, QPainter *painter);
void menuItem(const QStyleOptionMenuItem *option, QPainter *painter);
QSize menuItemSize(const QStyleOptionMenuItem *option, const QSize &contents);
QRegion popupMask(const QRect &rect, int radius);

// StyleComplex.cpp
void comboBox(const QStyleOptionComboBox *option, QPainter *painter, const QWidget *widget);
QRect comboBoxPart(const QStyleOptionComboBox *option, QStyle::SubControl part);
void spinBox(const QStyleOptionSpinBox *option, QPainter *painter, const QWidget *widget);
QRect spinBoxPart(const QStyleOptionSpinBox *option, QStyle::SubControl part);
void scrollBar(const QStyleOptionSlider *option, QPainter *painter);
QRect scrollBarPart(const QStyleOptionSlider *option, QStyle::SubControl part);
void slider(const QStyleOptionSlider *option, QPainter *painter);
QRect sliderPart(const QStyleOptionSlider *option, QStyle::SubControl part);

} // namespace easel::style
