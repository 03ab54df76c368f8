// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageList.h"

#include "ui/shell/RailRow.h"
#include "ui/theme/Theme.h"

#include <QLocale>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

namespace easel {

namespace {

enum Role { PageRole = Qt::UserRole, IconRole, CountRole, NoteRole, SentenceRole, UrgentRole };

constexpr int rowGap = 2;

/// What stands at the end of the row.
QString endOf(const QModelIndex &index)
{
    QString note = index.data(NoteRole).toString();
    const int count = index.data(CountRole).toInt();
    if (!note.isEmpty())
        return note;
    return count > 0 ? QLocale().toString(count) : QString();
}

class PageDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {0, railRowHeight() + rowGap};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        paintRailRow(painter, option.rect.adjusted(0, 0, 0, -rowGap),
                     {index.data(IconRole).toString(), index.data(Qt::DisplayRole).toString(), endOf(index),
                      index.data(UrgentRole).toBool(), option.state.testFlag(QStyle::State_Selected),
                      option.state.testFlag(QStyle::State_MouseOver),
                      option.state.testFlag(QStyle::State_HasFocus) &&
                          option.state.testFlag(QStyle::State_KeyboardFocusChange),
                      option.direction});
    }
};

} // namespace

PageList::PageList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("pages"));
    setAccessibleName(tr("Pages"));
    setItemDelegate(new PageDelegate(this));
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setAcceptDrops(false);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QListWidget::itemSelectionChanged, this, &PageList::followSelection);
}

void PageList::addPage(const QString &page, const QString &text, const QString &icon)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(PageRole, page);
    item->setData(IconRole, icon);
}

QListWidgetItem *PageList::itemOf(const QString &page) const
{
    for (int row = 0; row < count(); ++row) {
        if (item(row)->data(PageRole).toString() == page)
            return item(row);
    }
    return nullptr;
}

void PageList::setCount(const QString &page, int count)
{
    QListWidgetItem *item = itemOf(page);
    if (!item || item->data(CountRole).toInt() == count)
        return;
    item->setData(CountRole, count);
    describe(item);
}

void PageList::setNote(const QString &page, const QString &words, const QString &sentence, bool urgent)
{
    QListWidgetItem *item = itemOf(page);
    if (!item)
        return;
    item->setData(NoteRole, words);
    item->setData(SentenceRole, sentence);
    item->setData(UrgentRole, urgent);
    item->setToolTip(sentence);
    describe(item);
}

void PageList::describe(QListWidgetItem *item)
{
    const QString sentence = item->data(SentenceRole).toString();
    item->setData(Qt::AccessibleDescriptionRole, sentence.isEmpty() ? endOf(indexFromItem(item)) : sentence);
}

void PageList::showPage(const QString &page)
{
    m_shown = page;
    const QSignalBlocker quiet(this);
    if (QListWidgetItem *item = itemOf(page))
        setCurrentItem(item, QItemSelectionModel::ClearAndSelect);
    else
        clearSelection();
    viewport()->update();
}

void PageList::followSelection()
{
    const QList<QListWidgetItem *> chosen = selectedItems();
    if (chosen.isEmpty()) {
        // Screen readers clear the selection before they make another, so the mark comes back a moment later.
        QMetaObject::invokeMethod(this, &PageList::keepOneMarked, Qt::QueuedConnection);
        return;
    }
    m_shown = chosen.first()->data(PageRole).toString();
    Q_EMIT pageChosen(m_shown);
}

void PageList::keepOneMarked()
{
    if (selectedItems().isEmpty())
        showPage(m_shown);
}

QSize PageList::sizeHint() const
{
    return {160, count() * (railRowHeight() + rowGap)};
}

} // namespace easel
