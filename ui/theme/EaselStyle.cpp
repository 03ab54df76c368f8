// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/EaselStyle.h"

#include "ui/theme/BusyTicker.h"
#include "ui/theme/ComboDelegate.h"
#include "ui/theme/Paint.h"
#include "ui/theme/StyleParts.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QItemDelegate>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QScrollBar>
#include <QTextEdit>
#include <QToolButton>

namespace easel {

namespace {

constexpr int barHeight = 6;

/// X11 without a compositor paints see-through corners black; a mask is right with and without one.
bool popupsNeedMask()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

bool isTextEdit(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

bool isPopup(const QWidget *widget)
{
    return qobject_cast<const QMenu *>(widget) || widget->inherits("QComboBoxPrivateContainer") ||
           widget->inherits("QTipLabel");
}

} // namespace

EaselStyle::EaselStyle()
    : QProxyStyle(QStringLiteral("fusion"))
    , m_busy(new BusyTicker(this))
{
    setObjectName(QStringLiteral("easel"));
}

EaselStyle::~EaselStyle() = default;

void EaselStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QScrollBar *>(widget)) {
        widget->setAttribute(Qt::WA_OpaquePaintEvent, false); // what lies beneath shows around the thumb
        widget->setAttribute(Qt::WA_Hover);
    } else if (qobject_cast<QToolButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
               isTextEdit(widget)) {
        widget->setAttribute(Qt::WA_Hover);
    }
    // The rounded field is drawn by the frame; the viewport would paint square corners over it.
    if (isTextEdit(widget))
        qobject_cast<QAbstractScrollArea *>(widget)->viewport()->setAutoFillBackground(false);
    if (auto *combo = qobject_cast<QComboBox *>(widget)) {
        if (qobject_cast<QItemDelegate *>(combo->itemDelegate()))
            combo->setItemDelegate(new ComboDelegate(combo));
        combo->view()->viewport()->setBackgroundRole(QPalette::Button);
    }
    if (auto *header = qobject_cast<QHeaderView *>(widget)) {
        // A header lies on whatever its table lies on.
        header->setAutoFillBackground(false);
        header->viewport()->setAutoFillBackground(false);
    }
    if (qobject_cast<QProgressBar *>(widget) && widget->minimumHeight() == 0)
        widget->setMinimumHeight(barHeight); // Qt would make room for words inside the bar
    if (isPopup(widget)) {
        if (!popupsNeedMask())
            widget->setAttribute(Qt::WA_TranslucentBackground);
        else if (widget->inherits("QComboBoxPrivateContainer"))
            widget->installEventFilter(this);
    }
}

bool EaselStyle::eventFilter(QObject *watched, QEvent *event)
{
    // A combo box's list asks the style for no mask, unlike a menu.
    if (event->type() == QEvent::Show) {
        if (auto *widget = qobject_cast<QWidget *>(watched); widget && isPopup(widget))
            widget->setMask(style::popupMask(widget->rect(), radius::card));
    }
    return QProxyStyle::eventFilter(watched, event);
}

int EaselStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        // With the document's own margin of 4 the text begins where a line edit's does.
        return isTextEdit(widget) ? 5 : widget && widget->inherits("QComboBoxPrivateContainer") ? 5 : 1;
    case PM_ScrollBarExtent:
        return 12;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_MenuBarPanelWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth:
        return 0;
    case PM_SplitterWidth: // Qt widens the place to grab by itself
        return 1;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return 5;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::s;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 18;
    case PM_FocusFrameHMargin:
        return qobject_cast<const QAbstractItemView *>(widget) ? 7 : 2;
    case PM_SliderLength:
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return 16;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::s;
    case PM_HeaderMargin:
        return space::s;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int EaselStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_ComboBox_Popup:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_TitleBar_NoBorder:
        return 0;
    case SH_UnderlineShortcut: // Alt underlines by itself on systems that do
        return 0;
    case SH_ComboBox_PopupFrameStyle:
        return QFrame::StyledPanel | QFrame::Plain;
    case SH_Menu_Mask:
    case SH_ToolTip_Mask:
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(returnData);
            mask && option && popupsNeedMask()) {
            mask->region =
                style::popupMask(option->rect, hint == SH_Menu_Mask ? radius::card : radius::field);
            return 1;
        }
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_Slider_AbsoluteSetButtons:
        return Qt::LeftButton;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize EaselStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    const QSize base = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_LineEdit:
        return {base.width() + 2 * space::s, std::max(controlHeight, base.height())};
    case CT_ComboBox:
        return {size.width() + 2 * space::l + space::xl, std::max(controlHeight, size.height())};
    case CT_SpinBox:
        return {size.width() + space::xl + space::l, std::max(controlHeight, size.height())};
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const bool withMenu = button->features.testFlag(QStyleOptionButton::HasMenu);
            return {size.width() + 2 * space::m + (withMenu ? 20 : 0),
                    std::max(controlHeight, size.height())};
        }
        return base;
    case CT_ToolButton:
        return base.expandedTo({28, 28});
    case CT_ProgressBar:
        return {base.width(), barHeight};
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option))
            return style::menuItemSize(item, size);
        return base;
    case CT_ItemViewItem:
        return base.expandedTo({0, 28});
    case CT_HeaderSection:
        return {base.width(), std::max(base.height(), 32)};
    default:
        return base;
    }
}

QRect EaselStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    switch (element) {
    case SE_LineEditContents: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int padding = frame && frame->lineWidth > 0 ? space::s : 0;
        return option->rect.adjusted(padding, 0, -padding, 0);
    }
    case SE_ProgressBarGroove:
    case SE_ProgressBarContents:
        return option->rect;
    case SE_PushButtonContents:
        return option->rect;
    default:
        return QProxyStyle::subElementRect(element, option, widget);
    }
}

QRect EaselStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                 SubControl subControl, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return style::comboBoxPart(combo, subControl);
    } else if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return style::spinBoxPart(spin, subControl);
    } else if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        if (control == CC_ScrollBar)
            return style::scrollBarPart(slider, subControl);
        if (control == CC_Slider)
            return style::sliderPart(slider, subControl);
    }
    return QProxyStyle::subControlRect(control, option, subControl, widget);
}

void EaselStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        return style::lineEdit(option, painter, widget);
    case PE_FrameLineEdit:
    case PE_PanelScrollAreaCorner:
    case PE_FrameMenu:
    case PE_PanelItemViewRow:
    case PE_IndicatorHeaderArrow: // part of the label
    case PE_IndicatorTabClose:
    case PE_FrameStatusBarItem:
        return;
    case PE_Frame:
        return style::frame(option, painter, widget);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return style::checkIndicator(option, painter);
    case PE_IndicatorRadioButton:
        return style::radioIndicator(option, painter);
    case PE_PanelItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            style::itemBackground(item, painter);
        return;
    case PE_FrameFocusRect:
        return style::focusFrame(option, painter, widget);
    case PE_PanelButtonTool:
    case PE_PanelButtonBevel:
        return style::toolButtonPanel(option, painter);
    case PE_PanelMenu:
        return style::popupPanel(option->rect, painter);
    case PE_PanelTipLabel:
        return paint::rounded(painter, option->rect, radius::field, themeColor(ThemeColor::Raised),
                              themeColor(ThemeColor::Hairline));
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void EaselStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const auto *progress = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (element == CE_PushButtonBevel && button)
        return style::pushButtonBevel(button, painter);
    if (element == CE_PushButtonLabel && button)
        return style::pushButtonLabel(button, painter);
    if (element == CE_ProgressBarGroove)
        return style::progressGroove(option, painter);
    if (element == CE_ProgressBarContents && progress)
        return style::progressContents(progress, painter,
                                       progress->minimum >= progress->maximum ? m_busy->phaseFor(widget) : 0);
    if (element == CE_ProgressBarLabel)
        return; // words stand beside a bar of this height
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea)
        return style::headerSection(option, painter);
    if (element == CE_HeaderLabel && header)
        return style::headerLabel(header, painter);
    if (element == CE_MenuItem && item)
        return style::menuItem(item, painter);
    if (element == CE_MenuEmptyArea)
        return;
    if (element == CE_Splitter)
        return painter->fillRect(option->rect, themeColor(ThemeColor::Hairline));
    QProxyStyle::drawControl(element, option, painter, widget);
}

void EaselStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox) {
        if (const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option))
            return style::comboBox(combo, painter, widget);
    } else if (control == CC_SpinBox) {
        if (const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option))
            return style::spinBox(spin, painter, widget);
    } else if (const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option)) {
        if (control == CC_ScrollBar)
            return style::scrollBar(slider, painter);
        if (control == CC_Slider)
            return style::slider(slider, painter);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon EaselStyle::standardIcon(StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    switch (icon) {
    case SP_LineEditClearButton:
        return themeIcon(QStringLiteral("close"));
    default:
        return QProxyStyle::standardIcon(icon, option, widget);
    }
}

} // namespace easel
