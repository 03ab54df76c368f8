// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/RunText.h"

#include "app/training/BaseModel.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::RunText)
};

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString localTime(const QDateTime &utc)
{
    return utc.isValid() ? QLocale().toString(utc.toLocalTime(), u"yyyy-MM-dd HH:mm:ss"_s) : QString();
}

QString strengthText(const Sample &sample)
{
    return sample.strength ? QLocale().toString(*sample.strength, 'f', 2) : Words::tr("without");
}

QString indented(const QString &block)
{
    QString text;
    for (const QString &line : block.split(u'\n'))
        text += "  "_L1 + line + u'\n';
    text.chop(1);
    return text;
}

/// Title and indented lines; empty where there is nothing to tell.
QString section(const QString &title, const std::vector<QStringList> &rows)
{
    if (rows.empty())
        return {};
    return title + u'\n' + indented(alignedTable(rows));
}

std::vector<QStringList> overviewRows(const Run &run)
{
    std::vector<QStringList> rows{
        {Words::tr("Name"), run.name},
        {Words::tr("Run"), run.id},
        {Words::tr("Service"), run.service},
        {Words::tr("Stage"), stageTitle(run.stage) + (run.paused ? u' ' + Words::tr("(paused)") : QString())},
    };
    if (!run.taskId.isEmpty())
        rows.push_back({Words::tr("Task"), run.taskId});
    if (run.origin != Origin::Here) {
        rows.push_back({Words::tr("Started"), Words::tr("elsewhere")});
        rows.push_back({Words::tr("Base model"),
                        run.serviceBase.isEmpty() ? Words::tr("the service does not say") : run.serviceBase});
    }
    if (run.error)
        rows.push_back({Words::tr("Because"), run.error->message});
    if (!run.notice.isEmpty())
        rows.push_back({Words::tr("Now"), run.notice});
    return rows;
}

std::vector<QStringList> stageRows(const Run &run)
{
    std::vector<QStringList> rows;
    rows.reserve(run.stageTimes.size());
    for (const StageTime &time : run.stageTimes)
        rows.push_back({localTime(time.entered), stageTitle(time.stage)});
    return rows;
}

std::vector<QStringList> recipeRows(const Recipe &recipe)
{
    const TrainingSettings &s = recipe.settings;
    const BaseModel *base = findBaseModel(s.baseModel);
    const QLocale locale;
    std::vector<QStringList> rows{
        {Words::tr("Dataset"), QDir::toNativeSeparators(recipe.datasetFolder)},
        {Words::tr("Pictures"), number(qint64(recipe.items.size()))},
        {Words::tr("Base model"),
         base ? Words::tr("%1 (%2)").arg(base->name, familyName(base->family)) : s.baseModel},
        {Words::tr("Size"), Words::tr("%1 × %2").arg(number(s.size.width()), number(s.size.height()))},
        {Words::tr("Max train steps"), number(s.maxTrainSteps)},
        {Words::tr("Train batch size"), number(s.trainBatchSize)},
        {Words::tr("Learning rate"), learningRateText(s.learningRate)},
        {Words::tr("LR scheduler"), s.lrScheduler},
        {Words::tr("LR warmup steps"), number(s.lrWarmupSteps)},
        {Words::tr("Seed"), QString::number(s.seed)},
    };
    if (s.sendsOriginals())
        rows.push_back({Words::tr("Upload"), Words::tr("originals")});
    if (s.faceCropRatio)
        rows.push_back({Words::tr("Face crop ratio"), locale.toString(*s.faceCropRatio)});
    if (s.faceRestore) {
        rows.push_back({Words::tr("Face restore"),
                        Words::tr("%1, enlarged %2 times")
                            .arg(s.faceRestore->method, locale.toString(s.faceRestore->upscale))});
    }
    for (const QString &prompt : s.samplePrompts)
        rows.push_back({Words::tr("Sample prompt"), prompt});
    return rows;
}

std::vector<QStringList> modelRows(const Run &run)
{
    std::vector<QStringList> rows;
    rows.reserve(run.models.size());
    for (const TrainedModel &model : run.models)
        rows.push_back({model.modelName, model.modelStatus});
    return rows;
}

QString stateText(const Sample &sample)
{
    switch (sample.state) {
    case SampleState::Waiting:
        return Words::tr("waiting");
    case SampleState::Sent:
    case SampleState::Making:
        return Words::tr("being made");
    case SampleState::Done:
        return QDir::toNativeSeparators(sample.file);
    case SampleState::Unknown:
        return Words::tr("unknown: the answer was lost");
    case SampleState::Failed:
        return sample.error ? sample.error->message : Words::tr("failed");
    }
    return {};
}

std::vector<QStringList> sampleRows(const Run &run)
{
    if (run.samples.empty())
        return {};
    std::vector<QStringList> rows{
        {Words::tr("Strength"), Words::tr("Seed"), Words::tr("Prompt"), Words::tr("Picture")}};
    for (const Sample &sample : run.samples) {
        QString prompt = sample.prompt.simplified();
        if (prompt.size() > 40)
            prompt = prompt.left(39) + u'…';
        rows.push_back({strengthText(sample), QString::number(sample.seed), prompt, stateText(sample)});
    }
    return rows;
}

std::vector<QStringList> eventRows(const Run &run)
{
    std::vector<QStringList> rows;
    rows.reserve(run.events.size());
    for (const RunEvent &event : run.events)
        rows.push_back({localTime(event.at), event.text});
    return rows;
}

QString joined(const QStringList &sections)
{
    QStringList filled;
    std::ranges::copy_if(sections, std::back_inserter(filled), [](const QString &s) { return !s.isEmpty(); });
    return filled.join(u"\n\n"_s);
}

} // namespace

QString alignedTable(const std::vector<QStringList> &rows)
{
    std::vector<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), size_t(row.size())));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[size_t(i)] = std::max(widths[size_t(i)], row[i].size());
    }
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[size_t(i)] + 2) : row[i];
        while (line.endsWith(u' '))
            line.chop(1);
        lines.append(line);
    }
    return lines.join(u'\n');
}

QString runsTable(const std::vector<Run> &runs)
{
    std::vector<QStringList> rows{{Words::tr("Run"), Words::tr("Name"), Words::tr("Stage"),
                                   Words::tr("Started"), Words::tr("Pictures"), Words::tr("Samples"),
                                   Words::tr("Service")}};
    for (const Run &run : runs) {
        const bool here = run.origin == Origin::Here;
        const bool atService = run.origin == Origin::Service;
        rows.push_back({atService ? run.taskId : run.id, run.name,
                        atService ? run.taskStatus : stageTitle(run.stage), localTime(run.created),
                        here ? number(run.pictures) : u"–"_s, atService ? u"–"_s : number(run.samplesDone()),
                        atService ? Words::tr("%1, started elsewhere").arg(run.service) : run.service});
    }
    return alignedTable(rows);
}

QString runSections(const Run &run)
{
    return joined({alignedTable(overviewRows(run)), section(Words::tr("Stages"), stageRows(run)),
                   section(Words::tr("Recipe"),
                           run.origin == Origin::Here ? recipeRows(run.recipe) : std::vector<QStringList>()),
                   section(Words::tr("Models"), modelRows(run)),
                   section(Words::tr("Samples"), sampleRows(run)),
                   section(Words::tr("What happened"), eventRows(run))});
}

QString runSummary(const Run &run)
{
    return joined({alignedTable(overviewRows(run)), section(Words::tr("Models"), modelRows(run)),
                   section(Words::tr("Samples"), sampleRows(run))});
}

} // namespace easel::cli
