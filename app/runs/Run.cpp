// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Run.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace easel {

QString Run::servingModel() const
{
    const auto serving = std::ranges::find(models, u"SERVING"_s, &TrainedModel::modelStatus);
    return serving == models.end() ? QString() : serving->modelName;
}

int Run::samplesDone() const
{
    return int(std::ranges::count(samples, SampleState::Done, &Sample::state));
}

bool Run::unfinished() const
{
    return active() || (stage == Stage::Done &&
                        std::ranges::any_of(samples, [](const Sample &s) { return isUnfinished(s.state); }));
}

QJsonObject toJson(const Run &run)
{
    QJsonArray models;
    for (const TrainedModel &model : run.models)
        models.append(
            QJsonObject{{u"model_name"_s, model.modelName}, {u"model_status"_s, model.modelStatus}});
    QJsonArray samples;
    for (const Sample &sample : run.samples) {
        if (sample.state != SampleState::Done)
            continue;
        samples.append(
            QJsonObject{{u"file"_s, sample.file},
                        {u"prompt"_s, sample.prompt},
                        {u"seed"_s, sample.seed},
                        {u"strength"_s, sample.strength ? QJsonValue(*sample.strength) : QJsonValue()}});
    }
    QJsonObject json{
        {u"run"_s, run.id},         {u"name"_s, run.name}, {u"stage"_s, stageWord(run.stage)},
        {u"task_id"_s, run.taskId}, {u"models"_s, models}, {u"samples"_s, samples},
    };
    if (run.origin != Origin::Here) {
        json.insert(u"base_model"_s, run.serviceBase.isEmpty() ? QJsonValue() : QJsonValue(run.serviceBase));
        json.insert(u"started_elsewhere"_s, true);
    }
    if (run.error) {
        QJsonObject error{{u"kind"_s, errorKindWord(run.error->kind)}, {u"message"_s, run.error->message}};
        if (!run.error->field.isEmpty())
            error.insert(u"field"_s, run.error->field);
        json.insert(u"error"_s, error);
    }
    return json;
}

} // namespace easel
