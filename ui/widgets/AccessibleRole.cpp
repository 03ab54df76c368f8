// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/AccessibleRole.h"

#include <QAccessibleWidget>
#include <QWidget>

namespace easel {

static constexpr char roleProperty[] = "easel.accessibleRole";

static QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget ? widget->property(roleProperty) : QVariant();
    // Owned by Qt's cache of interfaces.
    return role.isValid() ? new QAccessibleWidget(widget, QAccessible::Role(role.toInt())) : nullptr;
}

void giveAccessibleRole(QWidget &widget, QAccessible::Role role)
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
    widget.setProperty(roleProperty, int(role));
}

} // namespace easel
