// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetArrangement.h"

#include "app/core/Worker.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/dataset/ProblemWatch.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/widgets/UnitText.h"

#include <QLocale>

#include <limits>

namespace easel {

namespace {

constexpr int atTheEnd = std::numeric_limits<int>::max();

QHash<QString, int> placesOf(const std::vector<DatasetItem> &items, const std::vector<int> &positions)
{
    QHash<QString, int> places;
    places.reserve(qsizetype(items.size()));
    for (std::size_t place = 0; place < positions.size(); ++place)
        places.insert(items[std::size_t(positions[place])].id, int(place));
    return places;
}

/// In a word or two, of one picture.
QString badgeOf(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return DatasetArrangement::tr("unreadable");
    case ProblemKind::Small:
        return DatasetArrangement::tr("too small");
    case ProblemKind::Blurred:
        return DatasetArrangement::tr("blurred");
    case ProblemKind::Aspect:
        return DatasetArrangement::tr("very long");
    case ProblemKind::Duplicate:
        return DatasetArrangement::tr("duplicate");
    case ProblemKind::Animated:
        return DatasetArrangement::tr("animated");
    case ProblemKind::Cmyk:
        return DatasetArrangement::tr("CMYK");
    case ProblemKind::DeepColour:
        return DatasetArrangement::tr("16-bit");
    case ProblemKind::Transparent:
        return DatasetArrangement::tr("transparent");
    }
    return {};
}

} // namespace

DatasetArrangement::DatasetArrangement(DatasetModel &model, Dataset &dataset, FactsFinder &facts,
                                       ProblemWatch &problems, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_model(model)
    , m_dataset(dataset)
    , m_facts(facts)
    , m_problems(problems)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &DatasetArrangement::arrange);
    setDynamicSortFilter(false);
    setSourceModel(&model);
    sort(0);
    connect(&model, &DatasetModel::rowsInserted, this, &DatasetArrangement::arrangeSoon);
    connect(&model, &DatasetModel::modelReset, this, &DatasetArrangement::arrangeSoon);
    connect(&problems, &ProblemWatch::changed, this, [this] {
        if (m_isGrouped || m_query.problem)
            arrangeSoon();
    });
    connect(&facts, &FactsFinder::factsFound, this, [this] {
        if (m_order.by == OrderBy::Sharpness || m_order.by == OrderBy::Similarity)
            arrangeSoon();
    });
}

DatasetArrangement::~DatasetArrangement()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

bool DatasetArrangement::isPlain() const
{
    return m_query.isEmpty() && m_order == ItemOrder() && !m_isGrouped;
}

void DatasetArrangement::setQuery(const ItemQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    arrange();
}

void DatasetArrangement::setOrder(const ItemOrder &order)
{
    if (order == m_order)
        return;
    m_order = order;
    arrange();
}

void DatasetArrangement::setGrouped(bool grouped)
{
    if (std::exchange(m_isGrouped, grouped) != grouped)
        arrange();
}

/// After many rows once, and not at all in the dataset's own order.
void DatasetArrangement::arrangeSoon()
{
    constexpr int gatherFor = 100; // ms
    if (!isPlain() && !m_timer.isActive())
        m_timer.start(gatherFor);
}

void DatasetArrangement::arrange()
{
    m_timer.stop();
    m_stop.request_stop();
    const std::vector<DatasetItem> items = m_dataset.snapshot().items;
    QSet<QString> found;
    for (const int position : m_query.find(items, m_problems.index()))
        found.insert(items[std::size_t(position)].id);
    m_groupOf.clear();
    m_best.clear();
    if (m_isGrouped) {
        QHash<QString, int> places;
        QSet<QString> grouped;
        int number = 0;
        for (const DuplicateGroup &group : m_problems.duplicates()) {
            for (const QString &id : group) {
                if (!found.contains(id))
                    continue;
                places.insert(id, int(places.size()));
                m_groupOf.insert(id, number);
                grouped.insert(id);
            }
            m_best.insert(bestOf(group, m_facts.known()));
            ++number;
        }
        return apply(std::move(places), grouped);
    }
    if (m_order.by == OrderBy::Similarity) {
        apply(m_places, found); // what is found at once, its order in a moment
        return arrangeBySimilarity();
    }
    apply(m_order == ItemOrder() ? QHash<QString, int>()
                                 : placesOf(items, m_order.positions(items, m_facts.known())),
          found);
}

void DatasetArrangement::arrangeBySimilarity()
{
    m_stop = std::stop_source();
    inWorker(
        m_pool, this,
        [items = m_dataset.snapshot().items, known = m_facts.known(), order = m_order,
         stop = m_stop.get_token()] { return placesOf(items, order.positions(items, known, stop)); },
        [this, found = m_found, stop = m_stop.get_token()](const QHash<QString, int> &places) {
            if (stop.stop_requested())
                return;
            m_places = places;
            invalidate();
            Q_EMIT arranged();
        });
}

void DatasetArrangement::apply(QHash<QString, int> places, const QSet<QString> &found)
{
    m_places = std::move(places);
    if (m_query.isEmpty() && !m_isGrouped)
        m_found.reset();
    else
        m_found = found;
    invalidate();
    Q_EMIT arranged();
}

QString DatasetArrangement::idOf(int sourceRow) const
{
    return m_dataset.at(sourceRow).id;
}

/// What came after the arranging is shown where nothing is looked for.
bool DatasetArrangement::filterAcceptsRow(int sourceRow, const QModelIndex &) const
{
    return !m_found || m_found->contains(idOf(sourceRow));
}

bool DatasetArrangement::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (m_places.isEmpty())
        return left.row() < right.row();
    const int placeOfLeft = m_places.value(idOf(left.row()), atTheEnd);
    const int placeOfRight = m_places.value(idOf(right.row()), atTheEnd);
    return placeOfLeft != placeOfRight ? placeOfLeft < placeOfRight : left.row() < right.row();
}

std::vector<int> DatasetArrangement::groupSizes() const
{
    std::vector<int> sizes;
    if (!m_isGrouped)
        return sizes;
    int current = -1;
    for (int row = 0; row < rowCount(); ++row) {
        const int group = m_groupOf.value(index(row, 0).data(DatasetModel::IdRole).toString(), -1);
        if (group != current || sizes.empty())
            sizes.push_back(0);
        current = group;
        ++sizes.back();
    }
    return sizes;
}

bool DatasetArrangement::isBest(const QModelIndex &index) const
{
    return m_isGrouped && m_best.contains(index.data(DatasetModel::IdRole).toString());
}

/// "1600 × 1000 · sharpness 143", side by side with the others of its group.
QString DatasetArrangement::whatMakesItBetter(const QModelIndex &index) const
{
    const PictureFacts *facts = m_facts.facts(index.data(DatasetModel::IdRole).toString());
    if (!facts)
        return {};
    return tr("%1 · sharpness %2", "size in pixels")
        .arg(sizeText(facts->size), QLocale().toString(qRound(facts->sharpness)));
}

QVariant DatasetArrangement::data(const QModelIndex &index, int role) const
{
    if (role == DatasetModel::BadgeRole && isBest(index))
        return tr("the best");
    if (role == DatasetModel::CaptionLineRole && m_isGrouped)
        return whatMakesItBetter(index);
    QVariant known = QSortFilterProxyModel::data(index, role);
    if (role != DatasetModel::BadgeRole || !known.toString().isEmpty())
        return known;
    const QString id = QSortFilterProxyModel::data(index, DatasetModel::IdRole).toString();
    const QList<ProblemKind> kinds = m_problems.index().kindsOf(id);
    return kinds.isEmpty() ? known : badgeOf(kinds.first());
}

QModelIndex DatasetArrangement::indexOf(const QString &id) const
{
    return mapFromSource(m_model.indexOf(id));
}

} // namespace easel
