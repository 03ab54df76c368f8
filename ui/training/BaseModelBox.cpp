// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/BaseModelBox.h"

#include "app/training/BaseModel.h"
#include "ui/theme/Theme.h"
#include "ui/training/BaseModelDelegate.h"
#include "ui/training/SettingHelp.h"

#include <QAbstractItemView>
#include <QStyleOption>
#include <QStylePainter>

namespace easel {

BaseModelBox::BaseModelBox(QWidget *parent)
    : QComboBox(parent)
{
    const Family *previous = nullptr;
    for (const BaseModel &model : baseModels()) {
        const QString family = familyName(model.family);
        const QString size = pixelsText(model.nativeSize);
        addItem(model.name, model.id);
        const int row = count() - 1;
        setItemData(row, tr("%1 · %2 px", "family and native size").arg(family, size), NoteRole);
        setItemData(row, tr("%1, %2, %3 pixels").arg(model.name, family, size), Qt::AccessibleTextRole);
        if (!previous || *previous != model.family)
            setItemData(row, tr("%1 models").arg(family), GroupTitleRole);
        previous = &model.family;
    }
    setItemDelegate(new BaseModelDelegate(this));
    setMaxVisibleItems(count() + 1);
}

void BaseModelBox::setBaseModel(const QString &id)
{
    if (const int foreign = findData(true, ForeignRole); foreign >= 0)
        removeItem(foreign);
    int row = findData(id, IdRole);
    if (row < 0) {
        addItem(id, id);
        row = count() - 1;
        setItemData(row, true, ForeignRole);
        setItemData(row, tr("not offered"), NoteRole);
    }
    setCurrentIndex(row);
}

QString BaseModelBox::baseModel() const
{
    return currentData(IdRole).toString();
}

void BaseModelBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);

    const QRect edit =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const QString note = currentData(NoteRole).toString();
    const int noteWidth = fontMetrics().horizontalAdvance(note);
    const int nameWidth = fontMetrics().horizontalAdvance(currentText());
    // Where both do not fit the name is worth more.
    const bool withNote = nameWidth + noteWidth + 2 * space::l <= edit.width();
    const int room = withNote ? edit.width() - noteWidth - space::l : edit.width() - space::s;
    option.currentText = fontMetrics().elidedText(currentText(), Qt::ElideRight, room);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    if (withNote) {
        painter.setPen(themeColor(ThemeColor::Dim));
        painter.drawText(edit.adjusted(space::xs, 0, -space::xs, 0),
                         int(Qt::AlignTrailing | Qt::AlignVCenter), note);
    }
}

} // namespace easel
