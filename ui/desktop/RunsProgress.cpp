// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/RunsProgress.h"

#include "ui/runs/RunTexts.h"

#include <QCoreApplication>

#include <algorithm>

namespace easel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::RunsProgress)
};

QString percent(const std::optional<double> &fraction)
{
    return percentText(fraction ? std::optional(*fraction * 100) : std::nullopt);
}

bool isTraining(const Run &run)
{
    return run.active() && run.stage == Stage::Training;
}

bool hasTrained(const Run &run)
{
    return run.stage >= Stage::Deploying && run.stage <= Stage::Done;
}

/// What the run adds to the whole; absent where it is not known.
std::optional<double> share(const Run &run)
{
    if (hasTrained(run))
        return 1;
    if (run.progressPercent)
        return std::clamp(*run.progressPercent / 100, 0.0, 1.0);
    return isTraining(run) ? std::nullopt : std::optional(0.0);
}

} // namespace

bool isWorkedOn(const Run &run, const QString &service)
{
    return run.active() && !run.gaveUp && run.service == service;
}

QString progressWords(const RunsProgress &progress)
{
    if (progress.active == 0)
        return progress.needing > 0 ? stageTitle(Stage::NeedsAttention) : QString();
    if (progress.fraction)
        return percent(progress.fraction);
    return progress.doing.isEmpty() ? Words::tr("%n run(s) active", nullptr, progress.active)
                                    : progress.doing;
}

QString progressSentence(const RunsProgress &progress)
{
    QStringList parts;
    if (progress.active > 0) {
        const QString runs = Words::tr("%n run(s) active", nullptr, progress.active);
        parts.append(
            Words::tr("%1, %2", "runs, then how far they are").arg(runs, percent(progress.fraction)));
    }
    if (progress.needing > 0)
        parts.append(Words::tr("%n run(s) need you", nullptr, progress.needing));
    return parts.join(QStringLiteral(" · "));
}

RunsProgress RunsProgressMeter::measure(const std::vector<Run> &runs, const QString &service)
{
    RunsProgress progress;
    forgetWhatEnded(runs);
    for (const Run &run : runs) {
        if (run.service == service && run.stage == Stage::NeedsAttention)
            ++progress.needing;
        if (!isWorkedOn(run, service))
            continue;
        m_batch[run.id] = run;
        ++progress.active;
        progress.doing = stageTitle(run.stage);
    }
    if (progress.active != 1)
        progress.doing.clear();
    if (progress.active == 0) {
        m_batch.clear();
        m_reached = 0;
        return progress;
    }
    if (const auto mean = meanNow()) {
        m_reached = std::max(m_reached, *mean);
        progress.fraction = m_reached;
    }
    return progress;
}

/// A run that is done stays in the batch: taking it out would let the number of the others fall.
void RunsProgressMeter::forgetWhatEnded(const std::vector<Run> &runs)
{
    for (const Run &run : runs) {
        const auto known = m_batch.find(run.id);
        if (known == m_batch.end())
            continue;
        if (run.stage == Stage::Done)
            known->second = run;
        else
            m_batch.erase(known);
    }
}

std::optional<double> RunsProgressMeter::meanNow() const
{
    double sum = 0;
    bool anyTrains = false;
    for (const auto &[id, run] : m_batch) {
        const auto part = share(run);
        if (!part)
            return std::nullopt;
        sum += *part;
        anyTrains = anyTrains || isTraining(run);
    }
    return anyTrains ? std::optional(sum / double(m_batch.size())) : std::nullopt;
}

} // namespace easel
