// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetPage.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/ThumbnailFiller.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/dataset/CaptionEdit.h"
#include "ui/dataset/DatasetActions.h"
#include "ui/dataset/DatasetArrangement.h"
#include "ui/dataset/DatasetFinding.h"
#include "ui/dataset/DatasetHeader.h"
#include "ui/dataset/DatasetInspector.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetNews.h"
#include "ui/dataset/DatasetView.h"
#include "ui/dataset/DatasetViewer.h"
#include "ui/dataset/ItemInspector.h"
#include "ui/widgets/CropEditor.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Widgets.h"

#include <QAction>
#include <QDir>
#include <QHBoxLayout>
#include <QLocale>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr int mostPictures = 50; // that one training takes, says the service
constexpr int inspectorWidth = 360;
constexpr int narrowestInspector = 260;
constexpr int narrowestGrid = 240;
// Of pixels kept at hand: a few screens of tiles, a few previews.
constexpr qsizetype tilesMemory = 32'000'000;
constexpr qsizetype previewsMemory = 64'000'000;

const QByteArray descending = "descending";

QString orderName()
{
    return QStringLiteral("datasetOrder");
}

QString layoutName()
{
    return QStringLiteral("dataset");
}

} // namespace

DatasetPage::DatasetPage(Workspace &workspace, Actions &actions, QWidget *parent)
    : Page(parent)
    , m_workspace(workspace)
    , m_dataset(workspace.dataset())
    , m_actions(new DatasetActions(m_dataset, actions, this))
    , m_pixmaps(new TilePixmaps(m_thumbnailer, this))
    , m_model(new DatasetModel(m_dataset, this))
{
    m_thumbnailer.setMemoryLimit(tilesMemory);
    m_previews.setMemoryLimit(previewsMemory);
    m_thumbnailer.setCache(workspace.thumbnailCache().get());
    m_filler = new ThumbnailFiller(m_dataset, workspace.thumbnailCache(), this);
    createWidgets();
    layOut();
    connectDataset();
    connectView();
    connectActions();
    updateState();
}

DatasetPage::~DatasetPage() = default;

void DatasetPage::createWidgets()
{
    m_view = new DatasetView(*m_pixmaps);
    m_inspector = new DatasetInspector(m_dataset, *m_actions, m_previews, *m_pixmaps);
    // Before the view hears of it, which then shows another picture.
    connect(m_model, &DatasetModel::rowsAboutToBeRemoved, this,
            [this](const QModelIndex &, int first, int last) { leaveCaption(first, last); });
    m_finding = new DatasetFinding(m_dataset, m_workspace.factsFinder(), *m_model, *m_view, *m_filler, this);
    m_readOnly = new Banner;
    m_tooMany = new Banner;
    m_trouble = new Banner;

    m_failed = new EmptyState(QStringLiteral("folder"), tr("The dataset could not be opened"), QString());
    connect(m_failed->addButton(tr("Try again")), &Button::clicked, this,
            [this] { m_dataset.open(m_dataset.folder()); });
    connect(m_failed->addButton(tr("Open another dataset"), false), &Button::clicked, this,
            &DatasetPage::openRequested);
    m_empty = new EmptyState(QStringLiteral("drop"), tr("Drop pictures or a folder here"),
                             tr("They are copied into the dataset; the originals stay as they are."));
    connect(m_empty->addButton(tr("Add pictures")), &Button::clicked, m_actions->addPictures(),
            &QAction::trigger);
}

void DatasetPage::layOut()
{
    m_header = createHeader();
    m_stack = new QStackedWidget(this);
    for (QWidget *page : {createWork(), static_cast<QWidget *>(m_failed), static_cast<QWidget *>(m_empty)})
        m_stack->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_stack, 1);
    keepOrder(*m_header);
    m_viewer = new DatasetViewer(m_dataset, *m_view->model(), m_fullSize, *m_pixmaps, this);
}

DatasetHeader *DatasetPage::createHeader()
{
    DatasetHeader *header = m_finding->createHeader();
    for (const auto &[action, kind] : {std::pair(m_actions->addFolder(), Button::Kind::Normal),
                                       std::pair(m_actions->addPictures(), Button::Kind::Primary)}) {
        auto *button = new Button(action->text(), kind, header);
        connect(button, &Button::clicked, action, &QAction::trigger);
        connect(action, &QAction::changed, button,
                [button, action = action] { button->setEnabled(action->isEnabled()); });
        button->setEnabled(action->isEnabled());
        if (action == m_actions->addPictures())
            button->setObjectName(QStringLiteral("addPictures"));
        header->addButton(button, action == m_actions->addFolder());
    }
    return header;
}

/// From one start to the next.
void DatasetPage::keepOrder(DatasetHeader &header)
{
    Settings &settings = m_workspace.settings();
    const QList<QByteArray> kept = settings.layout(orderName()).split(' ');
    if (const auto by = orderFromWord(QString::fromLatin1(kept.value(0))))
        header.setOrder({*by, kept.value(1) == descending});
    connect(&header, &DatasetHeader::orderChosen, this, [&settings](const ItemOrder &order) {
        settings.setLayout(orderName(),
                           orderWord(order.by).toLatin1() + (order.descending ? ' ' + descending : ""));
    });
}

QWidget *DatasetPage::createWork()
{
    auto *grid = new QWidget;
    grid->setMinimumWidth(narrowestGrid);
    auto *gridLayout = new QVBoxLayout(grid);
    gridLayout->setContentsMargins(0, 0, 0, 0);
    gridLayout->setSpacing(0);
    for (Banner *banner : {m_readOnly, m_tooMany, m_trouble}) {
        auto *row = new QVBoxLayout;
        row->setContentsMargins(space::xl, 0, space::xl, space::xs);
        row->addWidget(banner);
        gridLayout->addLayout(row);
    }
    gridLayout->addWidget(m_finding->createGrid(), 1);
    m_news = new DatasetNews(m_dataset, *new Toast(grid), *m_trouble, this);
    m_inspector->setMinimumWidth(narrowestInspector);

    m_work = new QSplitter(Qt::Horizontal);
    m_work->setChildrenCollapsible(false);
    m_work->setHandleWidth(1);
    m_work->addWidget(grid);
    m_work->addWidget(m_inspector);
    m_work->setStretchFactor(0, 1);
    m_work->setStretchFactor(1, 0);
    if (!m_work->restoreState(m_workspace.settings().layout(layoutName())))
        m_work->setSizes({3 * inspectorWidth, inspectorWidth});
    connect(m_work, &QSplitter::splitterMoved, this,
            [this] { m_workspace.settings().setLayout(layoutName(), m_work->saveState()); });
    return m_work;
}

void DatasetPage::connectDataset()
{
    m_statusTimer.setSingleShot(true);
    connect(&m_statusTimer, &QTimer::timeout, this, &DatasetPage::updateStatus);
    const auto countSoon = [this] { m_statusTimer.start(); };
    connect(&m_dataset, &Dataset::itemChanged, this, countSoon);
    connect(&m_dataset, &Dataset::includedCountChanged, this, countSoon);
    connect(&m_dataset, &Dataset::savedChanged, this, countSoon);
    m_rowsTimer.setSingleShot(true);
    connect(&m_rowsTimer, &QTimer::timeout, this, [this] {
        updateState();
        showChosen();
    });
    for (const auto changed : {&Dataset::rowsInserted, &Dataset::rowsRemoved})
        connect(&m_dataset, changed, &m_rowsTimer, qOverload<>(&QTimer::start));
    connect(&m_dataset, &Dataset::stateChanged, this, &DatasetPage::updateState);
    connect(&m_dataset, &Dataset::reset, this, &DatasetPage::updateState);
    connect(&m_dataset, &Dataset::openFailed, this, [this](const Error &error) {
        m_failed->setSentence(error.message);
        updateState();
    });
    connect(&m_dataset, &Dataset::added, this, &DatasetPage::showAdded);
    connect(&m_finding->arrangement(), &DatasetArrangement::arranged, this, [this] {
        keepCurrent();
        m_view->scrollTo(m_view->currentIndex());
        updateStatus();
    });
    connect(m_finding, &DatasetFinding::known, this, &DatasetPage::showKnown);
    connect(m_inspector->item(), &ItemInspector::compareRequested, m_finding,
            &DatasetFinding::compareDuplicates);
    connect(m_finding, &DatasetFinding::picturesRequested, this, &DatasetPage::showItems);
    connect(m_finding, &DatasetFinding::failed, this, &Page::messageRaised);
    connect(m_tooMany, &Banner::clicked, this, [this] { m_finding->chooseBest(mostPictures); });
}

void DatasetPage::connectView()
{
    connect(m_view, &TileView::chosenChanged, this, &DatasetPage::showChosen);
    connect(m_view, &TileView::openRequested, this, [this] { focusCaption(); });
    connect(m_view, &TileView::menuRequested, m_actions, &DatasetActions::showMenu);
    m_view->addAction(m_actions->view()); // its key is the grid's alone
    connect(m_viewer, &DatasetViewer::shown, m_view, &TileView::choose);
    connect(m_viewer, &DatasetViewer::closed, this, [this](const QModelIndex &index) {
        m_view->scrollTo(index);
        m_view->setFocus();
    });
    connect(m_viewer, &DatasetViewer::failed, this, &Page::messageRaised);
    connect(m_view, &DatasetView::typed, this, &DatasetPage::focusCaption);
    connect(m_model, &DatasetModel::modelReset, this, &DatasetPage::showChosen);
    CaptionEdit *caption = m_inspector->item()->captionEdit();
    connect(caption, &CaptionEdit::stepRequested, this, &DatasetPage::step);
    connect(caption, &CaptionEdit::left, m_view, qOverload<>(&QWidget::setFocus));
    connect(m_inspector->item()->cropEditor(), &CropEditor::menuRequested, m_actions,
            &DatasetActions::showMenu);
    connect(m_inspector->item(), &ItemInspector::failed, this, &Page::messageRaised);
}

void DatasetPage::connectActions()
{
    connect(m_actions, &DatasetActions::viewRequested, this,
            [this] { m_viewer->showPicture(m_view->currentIndex()); });
    // The viewer covers what these show.
    connect(m_actions, &DatasetActions::findRequested, m_viewer, &DatasetViewer::close);
    connect(m_actions, &DatasetActions::problemsRequested, m_viewer, &DatasetViewer::close);
    connect(m_actions, &DatasetActions::findRequested, m_finding, &DatasetFinding::focusSearch);
    connect(m_actions, &DatasetActions::problemsRequested, this,
            [this] { m_finding->setProblemsShown(true); });
    connect(m_actions, &DatasetActions::chooseBestRequested, this,
            [this] { m_finding->chooseBest(mostPictures); });
    connect(m_actions, &DatasetActions::editCaptionRequested, this, [this] { focusCaption(); });
    connect(m_actions, &DatasetActions::aboutToRemove, this, &DatasetPage::chooseNeighbour);
    connect(m_actions, &DatasetActions::removed, m_news, &DatasetNews::tellRemoved);
    connect(m_actions, &DatasetActions::failed, this, &Page::messageRaised);
}

void DatasetPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_actions->setPageInFront(true);
}

void DatasetPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_actions->setPageInFront(false);
}

void DatasetPage::activated()
{
    if (m_viewer->isVisible())
        m_viewer->setFocus();
    else if (m_stack->currentWidget() == m_work)
        m_view->setFocus();
}

// --- What is chosen ---------------------------------------------------------------------------------------

void DatasetPage::showChosen()
{
    const QModelIndexList rows = m_view->chosen();
    QStringList ids;
    ids.reserve(rows.size());
    for (const QModelIndex &index : rows)
        ids.append(index.data(DatasetModel::IdRole).toString());
    m_actions->setChosen(ids);
    m_inspector->showItems(ids);
    showKnown();
}

void DatasetPage::showKnown()
{
    ItemInspector *item = m_inspector->item();
    item->setKnown(m_finding->factsOf(item->item()), m_finding->problemsOf(item->item()));
}

void DatasetPage::showItems(const QStringList &ids)
{
    reveal(ids);
    QItemSelection selection;
    QModelIndex first;
    for (const QString &id : ids) {
        const QModelIndex index = m_finding->arrangement().indexOf(id);
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    if (!first.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(first);
}

/// There is always something to see beside the grid: with nothing selected, the current picture.
void DatasetPage::keepCurrent()
{
    const QAbstractItemModel &seen = m_finding->arrangement();
    if (seen.rowCount() > 0 && !m_view->currentIndex().isValid())
        m_view->selectionModel()->setCurrentIndex(seen.index(0, 0), QItemSelectionModel::NoUpdate);
}

/// The selection goes to what stays: it would else shrink with each picture that leaves.
void DatasetPage::chooseNeighbour()
{
    const QModelIndexList leaving = m_view->chosen();
    if (leaving.size() < 2)
        return;
    const int after = leaving.last().row() + 1;
    const int before = leaving.first().row() - 1;
    const QAbstractItemModel &seen = m_finding->arrangement();
    const QModelIndex next = seen.index(after < seen.rowCount() ? after : before, 0);
    if (next.isValid())
        m_view->selectionModel()->setCurrentIndex(next, QItemSelectionModel::Clear);
    else
        m_view->clearSelection();
}

/// What a search or a filter hides cannot be shown.
void DatasetPage::reveal(const QStringList &ids)
{
    const bool isHidden = std::ranges::any_of(ids, [this](const QString &id) {
        return m_dataset.rowOf(id) >= 0 && !m_finding->arrangement().indexOf(id).isValid();
    });
    if (isHidden)
        m_finding->showAll();
}

void DatasetPage::showAdded(const QStringList &ids)
{
    reveal(ids);
    const QModelIndex first = m_finding->arrangement().indexOf(ids.value(0));
    if (!first.isValid())
        return;
    // Who is typing goes on in the caption they began.
    if (!m_inspector->item()->captionEdit()->hasFocus())
        m_view->selectionModel()->setCurrentIndex(first, QItemSelectionModel::Clear);
    m_view->scrollTo(first);
}

/// What is typed next would else go into the caption of the picture that is shown instead.
void DatasetPage::leaveCaption(int first, int last)
{
    CaptionEdit *caption = m_inspector->item()->captionEdit();
    const QString id = m_inspector->item()->item();
    const int row = m_dataset.rowOf(id);
    if (!caption->hasFocus() || row < first || row > last)
        return;
    caption->clearFocus();
    m_news->tellGone(id);
}

void DatasetPage::focusCaption(const QString &typed)
{
    m_viewer->close(); // it covers the caption
    if (m_view->chosen().size() > 1)
        m_view->choose(m_view->currentIndex());
    CaptionEdit *caption = m_inspector->item()->captionEdit();
    caption->setFocus(Qt::ShortcutFocusReason);
    if (!typed.isEmpty())
        caption->appendTyped(typed);
}

void DatasetPage::step(int pictures)
{
    const QModelIndex next = m_finding->arrangement().index(m_view->currentIndex().row() + pictures, 0);
    if (!next.isValid())
        return;
    m_view->choose(next);
    m_view->scrollTo(next);
}

// --- What is told -----------------------------------------------------------------------------------------

void DatasetPage::updateState()
{
    const int count = m_dataset.count();
    switch (m_dataset.state()) {
    case Dataset::State::Closed: // another page stands in this one's place
        break;
    case Dataset::State::Failed:
        m_stack->setCurrentWidget(m_failed);
        break;
    case Dataset::State::Scanning:
        m_stack->setCurrentWidget(m_work);
        break;
    case Dataset::State::Open:
        m_stack->setCurrentWidget(count > 0 ? static_cast<QWidget *>(m_work) : m_empty);
        break;
    }
    m_view->setLoading(m_dataset.state() == Dataset::State::Scanning);
    if (m_dataset.isReadOnly() && m_dataset.state() == Dataset::State::Open)
        m_readOnly->showMessage(m_dataset.readOnlyReason(), Banner::Tone::Info);
    else
        m_readOnly->clear();
    // What is empty or failed has buttons of its own.
    m_header->setVisible(m_stack->currentWidget() == m_work);
    keepCurrent();
    updateStatus();
}

void DatasetPage::updateStatus()
{
    updateTooMany();
    const bool open = m_dataset.state() == Dataset::State::Open;
    if (!open) {
        setStatus(m_dataset.state() == Dataset::State::Scanning ? tr("Looking for pictures…") : QString(),
                  {});
        return;
    }
    const int count = m_dataset.count();
    const int included = m_dataset.includedCount();
    QStringList parts{tr("%n picture(s)", nullptr, count)};
    if (m_finding->arrangement().rowCount() != count)
        parts.append(tr("%n shown", nullptr, m_finding->arrangement().rowCount()));
    parts.append(tr("%n in the training", nullptr, included));
    if (count > included)
        parts.append(tr("%n not included", nullptr, count - included));
    if (m_dataset.skippedFiles() > 0)
        parts.append(tr("%n file(s) could not be listed", nullptr, m_dataset.skippedFiles()));
    const QString saved = m_dataset.isReadOnly()   ? tr("Read only")
                          : m_dataset.hasUnsaved() ? tr("Saving…")
                                                   : tr("All captions saved");
    setStatus(parts.join(QStringLiteral(" · ")), saved);
}

void DatasetPage::updateTooMany()
{
    const int included = m_dataset.includedCount();
    if (included <= mostPictures) {
        m_tooMany->clear();
        return;
    }
    const QString count =
        tr("%n picture(s) are in the training; the service takes at most %1.", nullptr, included)
            .arg(QLocale().toString(mostPictures));
    const QString wayOut = tr("Take %n out.", nullptr, included - mostPictures);
    m_tooMany->showMessage(
        tr("%1 %2", "two sentences").arg(count, wayOut), Banner::Tone::Amber,
        m_dataset.isReadOnly() ? QString() : tr("Choose the best %1").arg(QLocale().toString(mostPictures)));
}

} // namespace easel
