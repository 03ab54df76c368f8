// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

namespace easel {

/// A spin box enforces its range on what is typed. A value that came from elsewhere, outside of it, is shown
/// as it is all the same (the checks say what is wrong with it): the range makes room for it until another is
/// loaded.
template<class Spin, class Number>
void loadNumber(Spin *spin, Number low, Number high, Number value)
{
    const QSignalBlocker block(spin);
    spin->setRange(std::min(low, value), std::max(high, value));
    // Not while it is typed: the text would change under the cursor.
    if (spin->value() != value)
        spin->setValue(value);
}

/// Chooses the item with this data; where there is none, the value itself is offered until another is loaded.
inline void loadChoice(QComboBox *combo, const QVariant &value, const QString &text)
{
    const QSignalBlocker block(combo);
    constexpr int foreignRole = Qt::UserRole + 1;
    if (const int foreign = combo->findData(true, foreignRole); foreign >= 0)
        combo->removeItem(foreign);
    int row = combo->findData(value);
    if (row < 0) {
        combo->addItem(text, value);
        row = combo->count() - 1;
        combo->setItemData(row, true, foreignRole);
    }
    combo->setCurrentIndex(row);
}

} // namespace easel
