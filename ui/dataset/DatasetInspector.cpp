// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetInspector.h"

#include "app/dataset/Dataset.h"
#include "ui/dataset/DatasetActions.h"
#include "ui/dataset/ItemInspector.h"
#include "ui/widgets/ActionButton.h"

#include <QAction>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace easel {

DatasetInspector::DatasetInspector(Dataset &dataset, const DatasetActions &actions, Thumbnailer &previews,
                                   const TilePixmaps &tiles, QWidget *parent)
    : Surface(ThemeColor::Panel, Qt::LeftEdge, parent)
    , m_dataset(dataset)
    , m_stack(new QStackedWidget)
    , m_hint(createHint())
    , m_item(new ItemInspector(dataset, previews, tiles))
{
    m_many = createMany(actions); // not before its labels have their first value
    for (QWidget *page : {m_hint, static_cast<QWidget *>(m_item), m_many})
        m_stack->addWidget(page);

    auto *room = new QWidget;
    auto *roomLayout = new QVBoxLayout(room);
    roomLayout->setContentsMargins(space::l + space::xs, space::l, space::l + space::xs, space::l);
    roomLayout->addWidget(m_stack);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(room);
    room->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0); // the hairline
    layout->addWidget(scroll);

    m_manyTimer.setSingleShot(true);
    connect(&m_manyTimer, &QTimer::timeout, this, &DatasetInspector::updateMany);
    connect(&dataset, &Dataset::itemChanged, &m_manyTimer, qOverload<>(&QTimer::start));
    showItems({});
}

QWidget *DatasetInspector::createHint()
{
    auto *hint =
        new TextLabel(tr("Choose a picture to write its caption."), TextStyle::Body, ThemeColor::Dim);
    hint->setAlignment(Qt::AlignCenter);
    return hint;
}

QWidget *DatasetInspector::createMany(const DatasetActions &actions)
{
    auto *page = new QWidget;
    m_manyTitle = new TextLabel(QString(), TextStyle::Title, ThemeColor::Text, page);
    m_manyState = new TextLabel(QString(), TextStyle::Body, ThemeColor::Dim, page);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_manyTitle);
    layout->addWidget(m_manyState);
    layout->addSpacing(space::s);
    for (QAction *action :
         {actions.include(), actions.exclude(), actions.applyCrop(), actions.centreCrop(), actions.remove()})
        layout->addWidget(actionButton(action, page));
    layout->addStretch();
    return page;
}

void DatasetInspector::showItems(const QStringList &ids)
{
    m_ids = ids;
    m_item->showItem(ids.size() == 1 ? ids.front() : QString());
    updateMany();
    m_stack->setCurrentWidget(ids.isEmpty() ? m_hint : ids.size() == 1 ? m_item : m_many);
}

void DatasetInspector::updateMany()
{
    if (m_ids.size() < 2)
        return;
    int included = 0;
    for (const QString &id : m_ids) {
        const int row = m_dataset.rowOf(id);
        included += row >= 0 && m_dataset.at(row).included ? 1 : 0;
    }
    m_manyTitle->setText(tr("%n picture(s) selected", nullptr, int(m_ids.size())));
    m_manyState->setText(tr("%n in the training", nullptr, included));
}

} // namespace easel
