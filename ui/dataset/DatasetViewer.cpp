// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetViewer.h"

#include "app/dataset/Dataset.h"
#include "app/imaging/Thumbnailer.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"
#include "ui/widgets/ZoomView.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QSignalBlocker>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

// Of pixels as they fit the page: this picture and its neighbours, on a large screen.
constexpr qsizetype openMemory = 128'000'000;
constexpr int captionLines = 4;
constexpr int captionWidth = 720; // longer lines are hard to read

} // namespace

DatasetViewer::DatasetViewer(Dataset &dataset, const QAbstractItemModel &model, Thumbnailer &thumbnailer,
                             const TilePixmaps &tiles, QWidget *page)
    : PictureViewer(thumbnailer, page)
    , m_dataset(dataset)
    , m_model(model)
    , m_thumbnailer(thumbnailer)
    , m_tiles(tiles)
{
    setObjectName(QStringLiteral("datasetViewer"));
    setFooter(createFooter());
    connectSignals();
}

QWidget *DatasetViewer::createFooter()
{
    auto *footer = new QWidget(this);
    m_included = new QCheckBox(tr("In the training"), footer);
    m_included->setToolTip(tr("X takes the picture into the training or out of it"));
    m_included->setFocusPolicy(Qt::NoFocus); // the keys are the viewer's
    m_caption = new TextLabel(QString(), TextStyle::Body, ThemeColor::Text, footer);
    m_caption->setTextFormat(Qt::PlainText);
    m_caption->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_caption->setMaximumSize(captionWidth, captionLines * m_caption->fontMetrics().lineSpacing());
    m_name = new TextLabel(QString(), TextStyle::FactsSemibold, ThemeColor::Dim, footer);
    m_facts = new TextLabel(QString(), TextStyle::Facts, ThemeColor::Dim, footer);
    for (TextLabel *label : {m_name, m_facts}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(false);
        label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    }

    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_name);
    right->addWidget(m_facts);
    right->addStretch();
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xl);
    row->addWidget(m_included, 1, Qt::AlignLeading | Qt::AlignTop);
    row->addWidget(m_caption, 3);
    row->addLayout(right, 1);
    return footer;
}

void DatasetViewer::connectSignals()
{
    connect(m_included, &QCheckBox::clicked, this, &DatasetViewer::setIncluded);
    connect(&view(), &ZoomView::zoomChanged, this, &DatasetViewer::updateFacts);
    connect(&view(), &ZoomView::sharpened, this, &DatasetViewer::readAhead);
    connect(&m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.row() <= m_index.row() && m_index.row() <= last.row())
                    update();
            });
    connect(&m_model, &QAbstractItemModel::layoutChanged, this, &DatasetViewer::update);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &DatasetViewer::update);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &DatasetViewer::followRows);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &DatasetViewer::close);
    connect(&m_dataset, &Dataset::stateChanged, this, &DatasetViewer::update);
}

QString DatasetViewer::item() const
{
    return m_index.data(DatasetModel::IdRole).toString();
}

void DatasetViewer::showPicture(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_index = index;
    m_thumbnailer.setMemoryLimit(openMemory);
    if (!isVisible())
        open();
    update();
    Q_EMIT shown(index);
}

void DatasetViewer::update()
{
    if (!isVisible() || !m_index.isValid())
        return;
    m_row = m_index.row();
    const bool included = m_index.data(DatasetModel::IncludedRole).toBool();
    const QString path = m_index.data(DatasetModel::PathRole).toString();
    const qint64 modified = m_index.data(DatasetModel::ModifiedRole).toLongLong();
    view().showPicture(path, modified, m_index.data(DatasetModel::PictureSizeRole).toSize(),
                       m_tiles.atHand(path, modified));
    view().setFrame(included ? m_index.data(DatasetModel::FrameRole).toRect() : QRect());
    {
        const QSignalBlocker quiet(m_included);
        m_included->setChecked(included);
    }
    m_included->setEnabled(!m_dataset.isReadOnly());
    const QString caption = m_index.data(DatasetModel::CaptionLineRole).toString();
    m_caption->setText(caption.isEmpty() ? tr("No caption") : caption);
    m_caption->setColor(caption.isEmpty() ? ThemeColor::Dim : ThemeColor::Text);
    m_name->setText(item());
    updateFacts();
}

void DatasetViewer::updateFacts()
{
    if (!m_index.isValid())
        return;
    const QLocale locale;
    const QString place = tr("%1 of %2", "this picture, of so many")
                              .arg(locale.toString(m_index.row() + 1), locale.toString(m_model.rowCount()));
    QStringList facts{place};
    if (const QSize size = m_index.data(DatasetModel::PictureSizeRole).toSize(); !size.isEmpty())
        facts.append(sizeText(size));
    if (view().zoom() > 0)
        facts.append(locale.toString(int(std::lround(view().zoom() * 100))) + QLatin1Char(' ') +
                     locale.percent());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    setAccessibleName(tr("%1, %2", "a picture, and which of how many it is")
                          .arg(m_index.data(Qt::AccessibleTextRole).toString(), place));
}

/// The next one first: most go forward.
void DatasetViewer::readAhead()
{
    if (!m_index.isValid())
        return;
    for (const int row : {m_index.row() - 1, m_index.row() + 1}) {
        const QModelIndex neighbour = m_model.index(row, 0);
        if (neighbour.isValid())
            view().readAhead(neighbour.data(DatasetModel::PathRole).toString(),
                             neighbour.data(DatasetModel::ModifiedRole).toLongLong());
    }
}

void DatasetViewer::step(int direction)
{
    showPicture(m_model.index(m_index.row() + direction, 0));
}

void DatasetViewer::ended()
{
    m_thumbnailer.cancelAll();
    m_thumbnailer.setMemoryLimit(0);
    Q_EMIT closed(m_index);
}

/// Where the picture was removed, the one that took its place is seen.
void DatasetViewer::followRows()
{
    if (!isVisible())
        return;
    if (m_index.isValid())
        update();
    else if (const int rows = m_model.rowCount(); rows > 0)
        showPicture(m_model.index(std::min(m_row, rows - 1), 0));
    else
        close();
}

void DatasetViewer::setIncluded(bool included)
{
    if (const auto done = m_dataset.setIncluded({item()}, included); !done)
        Q_EMIT failed(done.error().message);
    update();
}

void DatasetViewer::toggleIncluded()
{
    setIncluded(!m_index.data(DatasetModel::IncludedRole).toBool());
}

void DatasetViewer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_X && event->modifiers() == Qt::NoModifier)
        toggleIncluded();
    else
        PictureViewer::keyPressEvent(event);
}

} // namespace easel
