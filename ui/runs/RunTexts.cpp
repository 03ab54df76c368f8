// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunTexts.h"

#include "app/training/BaseModel.h"
#include "ui/widgets/UnitText.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(RunTexts)
public:
    static QString of(const Run &run, std::optional<double> secondsLeft);
    static QString percent(const std::optional<double> &percent);
    static QString when(const QDateTime &local, const QDateTime &today, const QLocale &locale);

private:
    static QString preparing(const Run &run);
    static QString uploading(const Run &run);
    static QString training(const Run &run, std::optional<double> secondsLeft);
    static QString done(const Run &run);
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString Text::preparing(const Run &run)
{
    return tr("%1 of %2 prepared").arg(number(run.prepared), number(run.pictures));
}

QString Text::uploading(const Run &run)
{
    const QString pictures = tr("%1 of %2 uploaded").arg(number(run.uploaded), number(run.pictures));
    if (run.bytesTotal <= 0)
        return pictures;
    const QString sent =
        tr("%1 · %2 of %3", "pictures, then bytes")
            .arg(pictures, bytesText(std::min(run.bytesSent, run.bytesTotal)), bytesText(run.bytesTotal));
    if (!run.bytesPerSecond || *run.bytesPerSecond <= 0)
        return sent;
    const double left = double(run.bytesTotal - std::min(run.bytesSent, run.bytesTotal));
    return tr("%1 · %2/s · %3 left", "what is sent, then bytes for each second, then a duration")
        .arg(sent, bytesText(std::llround(*run.bytesPerSecond)), timeLeftText(left / *run.bytesPerSecond));
}

QString Text::training(const Run &run, std::optional<double> secondsLeft)
{
    const QString done = percent(run.progressPercent);
    if (!secondsLeft)
        return done;
    return tr("%1 · %2 left", "percent, then a duration").arg(done, timeLeftText(*secondsLeft));
}

QString Text::done(const Run &run)
{
    const int asked = samplesAsked(run);
    if (asked == 0)
        return tr("The model is ready");
    if (run.samplesDone() < asked)
        return tr("%1 of %2 samples").arg(number(run.samplesDone()), number(asked));
    return tr("%n sample(s)", nullptr, run.samplesDone());
}

QString Text::percent(const std::optional<double> &percent)
{
    if (!percent)
        return tr("progress unknown");
    // Not rounded up: 100 % is said when it is reached.
    return tr("%1 %", "percent").arg(number(qint64(std::clamp(*percent, 0.0, 100.0))));
}

QString Text::of(const Run &run, std::optional<double> secondsLeft)
{
    if (run.gaveUp && run.error)
        return run.error->message;
    switch (run.stage) {
    case Stage::Waiting:
        return tr("Waits for its turn");
    case Stage::Preparing:
        return preparing(run);
    case Stage::Uploading:
        return uploading(run);
    case Stage::Starting:
        return tr("Asks the service to begin");
    case Stage::Queued:
        if (run.origin == Origin::Service && run.taskStatus != QLatin1StringView("QUEUING"))
            return tr("The service says %1", "a status word of the service").arg(run.taskStatus);
        return tr("In the service’s queue");
    case Stage::Training:
        return training(run, secondsLeft);
    case Stage::Deploying:
        return tr("The model is being put to service");
    case Stage::Ready:
        return tr("The model is ready");
    case Stage::Sampling:
        return tr("%1 of %2 samples").arg(number(run.samplesDone()), number(samplesAsked(run)));
    case Stage::Done:
        return done(run);
    case Stage::NeedsAttention:
    case Stage::Failed:
        return run.error ? run.error->message : QString();
    case Stage::Stopped:
        return run.taskId.isEmpty() ? tr("Not started at the service")
                                    : tr("Not watched; the service goes on");
    }
    return {};
}

QString Text::when(const QDateTime &local, const QDateTime &today, const QLocale &locale)
{
    // Some locales count seconds even in the short form.
    QString format = locale.timeFormat(QLocale::ShortFormat);
    format.remove(QLatin1StringView(":ss"));
    const QString time = locale.toString(local.time(), format);
    const qint64 days = local.date().daysTo(today.date());
    if (days == 0)
        return tr("today %1").arg(time);
    if (days == 1)
        return tr("yesterday %1").arg(time);
    if (local.date().year() == today.date().year())
        return locale.toString(local.date(), tr("d MMM", "date format: day and short month"));
    return locale.toString(local.date(), tr("d MMM yyyy", "date format: day, short month, year"));
}

StageProgress known(double done, double all)
{
    if (all <= 0)
        return {StageProgress::Kind::Unknown, 0};
    return {StageProgress::Kind::Known, std::clamp(done / all, 0.0, 1.0)};
}

} // namespace

StageProgress stageProgress(const Run &run)
{
    if (run.gaveUp)
        return {};
    switch (run.stage) {
    case Stage::Preparing:
        return known(run.prepared, run.pictures);
    case Stage::Uploading:
        return run.bytesTotal > 0 ? known(double(run.bytesSent), double(run.bytesTotal))
                                  : known(run.uploaded, run.pictures);
    case Stage::Training:
        return run.progressPercent ? known(*run.progressPercent, 100)
                                   : StageProgress{StageProgress::Kind::Unknown, 0};
    case Stage::Sampling:
        return known(run.samplesDone(), samplesAsked(run));
    case Stage::Starting:
    case Stage::Queued:
    case Stage::Deploying:
        return {StageProgress::Kind::Unknown, 0};
    case Stage::Ready:
    case Stage::Done:
        return {StageProgress::Kind::Known, 1};
    case Stage::Waiting:
    case Stage::NeedsAttention:
    case Stage::Failed:
    case Stage::Stopped:
        break;
    }
    return {};
}

QString progressText(const Run &run, std::optional<double> secondsLeft)
{
    const QString text = Text::of(run, secondsLeft);
    return run.paused && run.active() ? Text::tr("Paused · %1").arg(text) : text;
}

QString percentText(const std::optional<double> &percent)
{
    return Text::percent(percent);
}

QString timeLeftText(double seconds)
{
    // An estimate does not know its seconds.
    return durationText(seconds < 60 ? seconds : std::ceil(seconds / 60) * 60);
}

Pill::Tone stageTone(Stage stage)
{
    switch (stage) {
    case Stage::Waiting:
    case Stage::Stopped:
        return Pill::Tone::Neutral;
    case Stage::NeedsAttention:
        return Pill::Tone::Amber;
    case Stage::Failed:
        return Pill::Tone::Red;
    case Stage::Ready:
    case Stage::Done:
        return Pill::Tone::Green;
    default:
        return Pill::Tone::Accent;
    }
}

QString whenText(const QDateTime &utc, const QDateTime &now, const QLocale &locale)
{
    return utc.isValid() ? Text::when(utc.toLocalTime(), now.toLocalTime(), locale) : QString();
}

QString baseModelName(const QString &id)
{
    const BaseModel *model = findBaseModel(id);
    return model ? model->name : id;
}

QString baseText(const Run &run)
{
    if (run.origin == Origin::Here)
        return baseModelName(run.recipe.settings.baseModel);
    return run.serviceBase.isEmpty() ? Text::tr("unknown", "base model") : run.serviceBase;
}

std::optional<double> secondsIn(const Run &run, Stage stage)
{
    // A resumed run may have been in a stage more than once.
    std::optional<double> seconds;
    for (size_t i = 0; i + 1 < run.stageTimes.size(); ++i) {
        if (run.stageTimes[i].stage != stage)
            continue;
        const qint64 ms = run.stageTimes[i].entered.msecsTo(run.stageTimes[i + 1].entered);
        seconds = seconds.value_or(0) + std::max(0.0, double(ms) / 1000.0);
    }
    return seconds;
}

int samplesAsked(const Run &run)
{
    if (!run.samples.empty())
        return int(run.samples.size());
    if (run.origin != Origin::Here)
        return 0;
    // Before the cells are laid out: what the recipe's prompts come to.
    SamplePlan plan;
    plan.prompts = run.recipe.settings.samplePrompts;
    return plan.pictures();
}

} // namespace easel
