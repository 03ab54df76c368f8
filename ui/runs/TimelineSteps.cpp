// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/TimelineSteps.h"

#include "ui/runs/RunTexts.h"
#include "ui/widgets/UnitText.h"

#include <QCoreApplication>
#include <QLocale>

namespace easel {

namespace {

enum Point { Prepared, Uploaded, Queued, Trained, Deployed, ReadyPoint, Samples, End };

/// The point at which a run in this ordinary stage stands; −1 before the first.
int pointOf(Stage stage)
{
    switch (stage) {
    case Stage::Preparing:
        return Prepared;
    case Stage::Uploading:
        return Uploaded;
    case Stage::Starting:
    case Stage::Queued:
        return Queued;
    case Stage::Training:
        return Trained;
    case Stage::Deploying:
        return Deployed;
    case Stage::Ready:
    case Stage::Sampling:
        return Samples;
    case Stage::Done:
        return End;
    default:
        return -1;
    }
}

class Steps
{
    Q_DECLARE_TR_FUNCTIONS(TimelineSteps)
public:
    Steps(const Run &run, std::optional<double> secondsLeft)
        : m_run(run)
        , m_secondsLeft(secondsLeft)
        , m_at(pointOf(run.active() || run.stage == Stage::Done ? run.stage : run.reached))
    {
    }

    std::vector<TimelineStep> make() const;
    static QString word(TimelineStep::State state);

private:
    TimelineStep step(Point point) const;
    TimelineStep::State state(Point point) const;
    static QString title(Point point);
    QString detail(Point point, bool done, bool current) const;
    QString uploaded(bool done, bool current) const;
    QString queued(bool done, bool current) const;
    QString trained(bool done, bool current) const;

    const Run &m_run;
    std::optional<double> m_secondsLeft;
    int m_at;
};

std::vector<TimelineStep> Steps::make() const
{
    std::vector<TimelineStep> steps;
    // Nobody here prepared or uploaded anything for a training that was started elsewhere.
    const Point first = m_run.origin == Origin::Here ? Prepared : Queued;
    for (int point = first; point < End; ++point) {
        if (point != Samples || samplesAsked(m_run) > 0)
            steps.push_back(step(Point(point)));
    }
    return steps;
}

TimelineStep Steps::step(Point point) const
{
    TimelineStep made;
    made.title = title(point);
    made.state = state(point);
    made.detail =
        detail(point, made.state == TimelineStep::State::Done, made.state == TimelineStep::State::Current);
    if (made.state == TimelineStep::State::Current) {
        if (const StageProgress progress = stageProgress(m_run); progress.kind == StageProgress::Kind::Known)
            made.fraction = progress.fraction;
    }
    return made;
}

TimelineStep::State Steps::state(Point point) const
{
    if (point < m_at)
        return TimelineStep::State::Done;
    // A run that never began shows its trouble at the first point.
    if (point > std::max(m_at, 0))
        return TimelineStep::State::Pending;
    switch (m_run.stage) {
    case Stage::Waiting:
    case Stage::Ready:
        return TimelineStep::State::Pending;
    case Stage::NeedsAttention:
        return TimelineStep::State::Attention;
    case Stage::Failed:
        return TimelineStep::State::Failed;
    case Stage::Stopped:
        return TimelineStep::State::Stopped;
    default:
        return TimelineStep::State::Current;
    }
}

QString Steps::title(Point point)
{
    switch (point) {
    case Prepared:
        return tr("Prepared");
    case Uploaded:
        return tr("Uploaded");
    case Queued:
        return tr("Queued");
    case Trained:
        return tr("Training");
    case Deployed:
        return tr("Deploying");
    case ReadyPoint:
        return tr("Ready");
    case Samples:
        return tr("Samples");
    case End:
        break;
    }
    return {};
}

QString Steps::detail(Point point, bool done, bool current) const
{
    const QLocale locale;
    switch (point) {
    case Prepared:
        if (current)
            return tr("%1 of %2").arg(locale.toString(m_run.prepared), locale.toString(m_run.pictures));
        return tr("%n picture(s)", nullptr, m_run.pictures);
    case Uploaded:
        return uploaded(done, current);
    case Queued:
        return queued(done, current);
    case Trained:
        return trained(done, current);
    case Deployed:
        if (const auto seconds = secondsIn(m_run, Stage::Deploying); done && seconds)
            return durationText(*seconds);
        return {};
    case ReadyPoint:
    case End:
        return {};
    case Samples:
        return tr("%1 of %2").arg(locale.toString(m_run.samplesDone()), locale.toString(samplesAsked(m_run)));
    }
    return {};
}

QString Steps::uploaded(bool done, bool current) const
{
    if (current) {
        const QLocale locale;
        return tr("%1 of %2").arg(locale.toString(m_run.uploaded), locale.toString(m_run.pictures));
    }
    if (!done)
        return {};
    const auto seconds = secondsIn(m_run, Stage::Uploading);
    // Known to the service from an earlier run: nothing was sent.
    if (m_run.bytesTotal <= 0)
        return seconds ? durationText(*seconds) : QString();
    if (!seconds)
        return bytesText(m_run.bytesTotal);
    return tr("%1, %2", "bytes, duration").arg(bytesText(m_run.bytesTotal), durationText(*seconds));
}

QString Steps::queued(bool done, bool current) const
{
    if (current)
        return m_run.stage == Stage::Starting ? tr("starting") : tr("waiting");
    const auto seconds = secondsIn(m_run, Stage::Queued);
    return done && seconds ? durationText(*seconds) : QString();
}

QString Steps::trained(bool done, bool current) const
{
    if (!current) {
        const auto seconds = secondsIn(m_run, Stage::Training);
        return done && seconds ? durationText(*seconds) : QString();
    }
    const QString percent = percentText(m_run.progressPercent);
    if (!m_secondsLeft)
        return percent;
    return tr("%1, %2 left", "percent, duration").arg(percent, timeLeftText(*m_secondsLeft));
}

QString Steps::word(TimelineStep::State state)
{
    switch (state) {
    case TimelineStep::State::Pending:
        return tr("still to come");
    case TimelineStep::State::Current:
        return tr("going on");
    case TimelineStep::State::Done:
        return tr("done");
    case TimelineStep::State::Attention:
        return tr("needs attention");
    case TimelineStep::State::Failed:
        return tr("failed");
    case TimelineStep::State::Stopped:
        return tr("not watched");
    }
    return {};
}

} // namespace

std::vector<TimelineStep> timelineSteps(const Run &run, std::optional<double> secondsLeft)
{
    return Steps(run, secondsLeft).make();
}

QString timelineStateWord(TimelineStep::State state)
{
    return Steps::word(state);
}

} // namespace easel
