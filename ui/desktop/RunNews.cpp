// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/RunNews.h"

#include "app/core/Log.h"

#include <QCoreApplication>

#include <utility>

namespace easel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::RunNews)
};

RunNews finished(const Run &run, int newSamples)
{
    RunNews news{RunNews::Kind::Finished, run.id, Words::tr("“%1” is done").arg(run.name), {}};
    if (run.error)
        news.text = redacted(run.error->message);
    else if (newSamples > 0)
        news.text = Words::tr("%n sample(s) made.", nullptr, newSamples);
    else
        news.text = Words::tr("The model is ready.");
    return news;
}

RunNews stopped(RunNews::Kind kind, const QString &title, const Run &run)
{
    return {kind, run.id, title, run.error ? redacted(run.error->message) : QString()};
}

} // namespace

void RunNewsReader::remember(const Run &run)
{
    const bool isNew = !m_seen.contains(run.id);
    Seen &seen = m_seen[run.id];
    seen.stage = run.stage;
    seen.unfinished = run.unfinished();
    if (isNew || !seen.unfinished)
        seen.samples = run.samplesDone();
}

std::optional<RunNews> RunNewsReader::read(const Run &run)
{
    const auto known = m_seen.find(run.id);
    const Seen before = known == m_seen.end() ? Seen() : known->second;
    remember(run);
    switch (run.stage) {
    case Stage::Done:
        // Done once with the training, and again with every grid that is asked for later.
        if (run.unfinished() || (before.stage == Stage::Done && !before.unfinished))
            return std::nullopt;
        return finished(run, run.samplesDone() - before.samples);
    case Stage::Failed:
        if (before.stage == Stage::Failed)
            return std::nullopt;
        return stopped(RunNews::Kind::Failed, Words::tr("“%1” failed").arg(run.name), run);
    case Stage::NeedsAttention:
        if (before.stage == Stage::NeedsAttention)
            return std::nullopt;
        return stopped(RunNews::Kind::NeedsAttention, Words::tr("“%1” needs you").arg(run.name), run);
    default:
        return std::nullopt;
    }
}

} // namespace easel
