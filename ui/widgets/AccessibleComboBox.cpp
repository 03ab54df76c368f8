// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AccessibleComboBox.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>

namespace easel {

static QAccessibleInterface *makeInterface(const QString &className, QObject *object)
{
    auto *box = className == QLatin1StringView("QComboBox") ? qobject_cast<QComboBox *>(object) : nullptr;
    return box ? new AccessibleComboBox(box) : nullptr; // owned by Qt's cache of interfaces
}

AccessibleComboBox::AccessibleComboBox(QComboBox *box)
    : QAccessibleWidget(box, QAccessible::ComboBox)
{
}

void AccessibleComboBox::install()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed);
}

QComboBox *AccessibleComboBox::box() const
{
    return qobject_cast<QComboBox *>(object());
}

int AccessibleComboBox::childCount() const
{
    // The list, and what can be typed in.
    return box()->isEditable() ? 2 : 1;
}

QAccessibleInterface *AccessibleComboBox::child(int index) const
{
    if (index == 0)
        return QAccessible::queryAccessibleInterface(box()->view());
    if (index == 1 && box()->isEditable())
        return QAccessible::queryAccessibleInterface(box()->lineEdit());
    return nullptr;
}

QAccessibleInterface *AccessibleComboBox::childAt(int x, int y) const
{
    if (box()->isEditable() &&
        box()->lineEdit()->rect().contains(box()->lineEdit()->mapFromGlobal(QPoint(x, y))))
        return child(1);
    return nullptr;
}

int AccessibleComboBox::indexOfChild(const QAccessibleInterface *child) const
{
    if (box()->view() == child->object())
        return 0;
    return box()->isEditable() && box()->lineEdit() == child->object() ? 1 : -1;
}

QString AccessibleComboBox::text(QAccessible::Text kind) const
{
    if (kind == QAccessible::Value)
        return box()->currentText();
    return QAccessibleWidget::text(kind);
}

QAccessible::State AccessibleComboBox::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.hasPopup = true;
    state.expandable = true;
    state.expanded = box()->view()->isVisible();
    state.editable = box()->isEditable();
    return state;
}

QStringList AccessibleComboBox::actionNames() const
{
    return {showMenuAction(), pressAction()};
}

void AccessibleComboBox::doAction(const QString &action)
{
    if (action != showMenuAction() && action != pressAction())
        return QAccessibleWidget::doAction(action);
    if (box()->view()->isVisible())
        box()->hidePopup();
    else if (box()->isEnabled())
        box()->showPopup();
}

QStringList AccessibleComboBox::keyBindingsForAction(const QString &) const
{
    return {};
}

} // namespace easel
