// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ProblemWatch.h"

#include "app/core/Worker.h"
#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/imaging/BackgroundThread.h"

#include <chrono>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr auto soon = 150ms;
/// While thousands of facts are still to come, each look would be out of date at once.
constexpr auto whileMuchIsUnknown = 1s;
constexpr int much = 500;

} // namespace

ProblemWatch::ProblemWatch(Dataset &dataset, FactsFinder &facts, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
    , m_facts(facts)
{
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &ProblemWatch::look);
    connect(&facts, &FactsFinder::factsFound, this, &ProblemWatch::lookSoon);
    for (const auto changed : {&Dataset::stateChanged, &Dataset::reset, &Dataset::trainingSettingsChanged,
                               &Dataset::problemLimitsChanged, &Dataset::includedCountChanged})
        connect(&dataset, changed, this, &ProblemWatch::lookSoon);
    connect(&dataset, &Dataset::itemChanged, this, &ProblemWatch::lookSoon);
    connect(&dataset, &Dataset::rowsRemoved, this, &ProblemWatch::lookSoon);
    connect(&dataset, &Dataset::rowsInserted, this, &ProblemWatch::lookSoon);
    lookSoon();
}

ProblemWatch::~ProblemWatch()
{
    m_stop.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
}

void ProblemWatch::lookSoon()
{
    if (m_dataset.folder() != m_found.folder && m_found.folder != QString()) {
        m_stop.request_stop();
        take({});
    }
    if (!m_timer.isActive())
        m_timer.start(m_facts.remaining() > much ? std::chrono::milliseconds(whileMuchIsUnknown) : soon);
}

void ProblemWatch::look()
{
    if (m_dataset.state() != Dataset::State::Open)
        return;
    if (m_isLooking) { // one after the other; this one sees more
        m_timer.start(soon);
        return;
    }
    m_isLooking = true;
    m_stop = std::stop_source();
    inWorker(
        m_pool, this,
        [snapshot = m_dataset.snapshot(), known = m_facts.known(), size = m_dataset.trainingSettings().size,
         limits = m_dataset.problemLimits(), stop = m_stop.get_token()] {
            stepBehindTheWindow();
            Found found{snapshot.folder, findProblems(snapshot, known, size, stop), {}, {}};
            found.index = ProblemIndex(found.problems);
            found.duplicates = duplicateGroups(snapshot.items, known, limits.duplicateBits, stop);
            return found;
        },
        [this, stop = m_stop.get_token()](const Found &found) {
            m_isLooking = false;
            if (!stop.stop_requested() && found.folder == m_dataset.folder())
                take(found);
        });
}

void ProblemWatch::take(const Found &found)
{
    const bool same = found.problems == m_found.problems && found.duplicates == m_found.duplicates;
    m_found = found;
    if (!same)
        Q_EMIT changed();
}

} // namespace easel
