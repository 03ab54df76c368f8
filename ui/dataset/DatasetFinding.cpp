// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetFinding.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/Duplicates.h"
#include "app/dataset/FactsFinder.h"
#include "app/dataset/ProblemWatch.h"
#include "app/dataset/ThumbnailFiller.h"
#include "ui/dataset/DatasetArrangement.h"
#include "ui/dataset/DatasetHeader.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetView.h"
#include "ui/dataset/ProblemsPanel.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"

#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>
#include <iterator>

namespace easel {

namespace {
constexpr int panelHeight = 230;
constexpr int lowestGrid = 160;
} // namespace

DatasetFinding::DatasetFinding(Dataset &dataset, FactsFinder &facts, DatasetModel &model, DatasetView &view,
                               ThumbnailFiller &filler, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
    , m_facts(facts)
    , m_view(view)
    , m_filler(filler)
    , m_problems(new ProblemWatch(dataset, facts, this))
    , m_arrangement(new DatasetArrangement(model, dataset, facts, *m_problems, this))
{
    view.setModel(m_arrangement);
}

DatasetHeader *DatasetFinding::createHeader()
{
    m_header = new DatasetHeader;
    return m_header;
}

QWidget *DatasetFinding::createGrid()
{
    auto *none = new EmptyState(QStringLiteral("search"), tr("No picture is like that"), QString());
    connect(none->addButton(tr("Show all pictures")), &Button::clicked, this, &DatasetFinding::showAll);
    m_found = new QStackedWidget;
    m_found->setMinimumHeight(lowestGrid);
    m_found->addWidget(&m_view);
    m_found->addWidget(none);
    m_panel = new ProblemsPanel(m_dataset, *m_problems, m_facts);
    m_panel->hide();
    auto *grid = new QSplitter(Qt::Vertical);
    grid->setChildrenCollapsible(false);
    grid->setHandleWidth(1);
    grid->addWidget(m_found);
    grid->addWidget(m_panel);
    grid->setStretchFactor(0, 1);
    grid->setStretchFactor(1, 0);
    grid->setSizes({3 * panelHeight, panelHeight});
    connectParts();
    return grid;
}

void DatasetFinding::connectParts()
{
    connect(m_header, &DatasetHeader::searched, this, &DatasetFinding::search);
    connect(m_header, &DatasetHeader::leftSearch, &m_view, qOverload<>(&QWidget::setFocus));
    connect(m_header, &DatasetHeader::orderChosen, m_arrangement, &DatasetArrangement::setOrder);
    connect(m_header, &DatasetHeader::shownChosen, this, &DatasetFinding::show);
    connect(m_header, &DatasetHeader::problemsToggled, this, &DatasetFinding::setProblemsShown);
    connect(m_panel, &ProblemsPanel::kindShown, this, &DatasetFinding::filter);
    connect(m_panel, &ProblemsPanel::closeRequested, this, [this] { setProblemsShown(false); });
    connect(m_panel, &ProblemsPanel::picturesRequested, this, &DatasetFinding::picturesRequested);
    connect(m_panel, &ProblemsPanel::failed, this, &DatasetFinding::failed);
    connect(m_problems, &ProblemWatch::changed, this, &DatasetFinding::updateProblems);
    connect(m_arrangement, &DatasetArrangement::arranged, this, &DatasetFinding::updateFound);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_arrangement, changed, this, &DatasetFinding::updateFound);
    connect(m_arrangement, &QAbstractItemModel::modelReset, this, &DatasetFinding::updateFound);
    connect(&m_view, &TileView::visibleRowsChanged, this, &DatasetFinding::readFirst);
    connect(&m_view, &DatasetView::screenFilled, this, &DatasetFinding::readFirst);
    connect(&m_filler, &ThumbnailFiller::busyChanged, this, &DatasetFinding::readFirst);
    connect(&m_facts, &FactsFinder::busyChanged, this, &DatasetFinding::chooseWhenKnown);
    connect(&m_facts, &FactsFinder::factsFound, this, &DatasetFinding::known);
    connect(&m_dataset, &Dataset::aboutToReset, this, [this] {
        m_toChoose = 0;
        showAll();
    });
    updateProblems();
}

void DatasetFinding::search(const QString &text)
{
    ItemQuery query = m_arrangement->query();
    query.words = ItemQuery::wordsOf(text);
    m_arrangement->setQuery(query);
}

void DatasetFinding::filter(std::optional<ProblemKind> kind)
{
    // Near-duplicates are looked at side by side, also those that are not in the training.
    const bool grouped = kind == ProblemKind::Duplicate;
    ItemQuery query = m_arrangement->query();
    query.problem = grouped ? std::nullopt : kind;
    m_arrangement->setQuery(query);
    m_arrangement->setGrouped(grouped);
}

const PictureFacts *DatasetFinding::factsOf(const QString &id) const
{
    return m_facts.facts(id);
}

std::vector<Problem> DatasetFinding::problemsOf(const QString &id) const
{
    std::vector<Problem> problems;
    if (m_problems->index().has(id)) {
        std::ranges::copy_if(m_problems->problems(), std::back_inserter(problems),
                             [&](const Problem &problem) { return problem.id == id; });
    }
    return problems;
}

void DatasetFinding::compareDuplicates()
{
    setProblemsShown(true);
    m_panel->showKind(ProblemKind::Duplicate);
}

void DatasetFinding::show(std::optional<bool> included)
{
    ItemQuery query = m_arrangement->query();
    query.included = included;
    m_arrangement->setQuery(query);
}

void DatasetFinding::showAll()
{
    m_header->clearSearch();
    m_header->showAll();
    if (m_panel->kind())
        m_panel->showKind(std::nullopt);
}

void DatasetFinding::setProblemsShown(bool shown)
{
    if (!shown && m_panel->kind())
        m_panel->showKind(std::nullopt);
    m_panel->setVisible(shown);
    m_header->setProblemsShown(shown);
}

void DatasetFinding::focusSearch()
{
    m_header->focusSearch();
}

void DatasetFinding::updateFound()
{
    const bool none = m_arrangement->rowCount() == 0 && m_dataset.count() > 0 && !m_arrangement->isPlain();
    m_found->setCurrentIndex(none ? 1 : 0);
}

void DatasetFinding::updateProblems()
{
    m_header->setProblemCount(m_problems->index().count());
    m_view.viewport()->update(); // badges
    Q_EMIT known();
}

/// Thumbnails of what is on screen, then the others, then facts.
void DatasetFinding::readFirst()
{
    const bool settled = m_view.isScreenSettled();
    m_filler.setResting(!settled);
    QStringList ids;
    const auto [first, last] = m_view.visibleRows();
    for (int row = first; row <= last && row < m_arrangement->rowCount(); ++row)
        ids.append(m_arrangement->index(row, 0).data(DatasetModel::IdRole).toString());
    m_facts.prefer(ids);
    m_facts.setResting(!settled || m_filler.isBusy());
}

void DatasetFinding::chooseBest(int count)
{
    m_toChoose = count;
    chooseWhenKnown();
}

void DatasetFinding::chooseWhenKnown()
{
    if (m_toChoose == 0 || m_facts.isBusy())
        return;
    const int count = std::exchange(m_toChoose, 0);
    std::vector<DatasetItem> candidates = m_dataset.snapshot().items;
    std::erase_if(candidates, [](const DatasetItem &item) { return !item.included; });
    if (const auto done = m_dataset.includeOnly(chooseDiverse(candidates, m_facts.known(), count)); !done)
        Q_EMIT failed(done.error().message);
}

} // namespace easel
