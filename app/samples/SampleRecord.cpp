// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/SampleRecord.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace easel {

QJsonObject toJson(const SamplePlan &plan)
{
    QJsonArray strengths;
    for (const double strength : plan.strengths)
        strengths.append(strength);
    QJsonArray seeds;
    for (const qint64 seed : plan.seeds)
        seeds.append(seed);
    return {
        {u"prompts"_s, QJsonArray::fromStringList(plan.prompts)},
        {u"negative_prompt"_s, plan.negativePrompt},
        {u"strengths"_s, strengths},
        {u"seeds"_s, seeds},
        {u"control"_s, plan.control},
        {u"width"_s, plan.size.width()},
        {u"height"_s, plan.size.height()},
        {u"steps"_s, plan.steps},
        {u"guidance_scale"_s, plan.guidanceScale},
        {u"count"_s, plan.count},
        {u"sampler_name"_s, plan.samplerName},
    };
}

SamplePlan samplePlanFromJson(const QJsonObject &json)
{
    SamplePlan plan;
    plan.strengths.clear();
    plan.seeds.clear();
    for (const auto &prompt : json["prompts"_L1].toArray())
        plan.prompts.append(prompt.toString());
    for (const auto &strength : json["strengths"_L1].toArray())
        plan.strengths.push_back(strength.toDouble());
    for (const auto &seed : json["seeds"_L1].toArray())
        plan.seeds.push_back(seed.toInteger());
    plan.negativePrompt = json["negative_prompt"_L1].toString();
    plan.control = json["control"_L1].toBool(true);
    plan.size = {json["width"_L1].toInt(-1), json["height"_L1].toInt(-1)};
    plan.steps = json["steps"_L1].toInt(plan.steps);
    plan.guidanceScale = json["guidance_scale"_L1].toDouble(plan.guidanceScale);
    plan.count = json["count"_L1].toInt(plan.count);
    plan.samplerName = json["sampler_name"_L1].toString(plan.samplerName);
    return plan;
}

QByteArray planBytes(const SamplePlan &plan)
{
    return QJsonDocument(toJson(plan)).toJson(QJsonDocument::Compact);
}

QByteArray errorBytes(const std::optional<Error> &error)
{
    if (!error)
        return {};
    return QJsonDocument(QJsonObject{{u"kind"_s, errorKindWord(error->kind)},
                                     {u"message"_s, error->message},
                                     {u"field"_s, error->field},
                                     {u"details"_s, error->details}})
        .toJson(QJsonDocument::Compact);
}

std::optional<Error> errorFromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    return Error{errorKindFromWord(json["kind"_L1].toString()).value_or(ErrorKind::Service),
                 json["message"_L1].toString(), json["field"_L1].toString(), json["details"_L1].toString()};
}

SampleRow toRow(const Sample &sample)
{
    const QJsonObject spec{
        {u"prompt"_s, sample.prompt},
        {u"negative_prompt"_s, sample.negativePrompt},
        {u"strength"_s, sample.strength ? QJsonValue(*sample.strength) : QJsonValue()},
        {u"seed"_s, sample.seed},
        {u"width"_s, sample.size.width()},
        {u"height"_s, sample.size.height()},
        {u"steps"_s, sample.steps},
        {u"guidance_scale"_s, sample.guidanceScale},
        {u"sampler_name"_s, sample.samplerName},
        {u"checkpoint"_s, sample.checkpoint},
        {u"lora"_s, sample.loraName},
        {u"count"_s, sample.count},
    };
    SampleRow row;
    row.id = sample.id;
    row.grid = sample.grid;
    row.cell = sample.cell;
    row.index = sample.index;
    row.spec = QJsonDocument(spec).toJson(QJsonDocument::Compact);
    row.state = sampleStateWord(sample.state);
    row.taskId = sample.taskId;
    row.file = sample.file.isEmpty() ? QString() : QFileInfo(sample.file).fileName();
    row.error = errorBytes(sample.error);
    return row;
}

Sample fromRow(const SampleRow &row, const QString &runId, const QString &samplesFolder)
{
    const QJsonObject spec = QJsonDocument::fromJson(row.spec).object();
    Sample sample;
    sample.id = row.id;
    sample.grid = row.grid;
    sample.runId = runId;
    sample.cell = row.cell;
    sample.index = row.index;
    sample.prompt = spec["prompt"_L1].toString();
    sample.negativePrompt = spec["negative_prompt"_L1].toString();
    if (spec["strength"_L1].isDouble())
        sample.strength = spec["strength"_L1].toDouble();
    sample.seed = spec["seed"_L1].toInteger();
    sample.size = {spec["width"_L1].toInt(), spec["height"_L1].toInt()};
    sample.steps = spec["steps"_L1].toInt();
    sample.guidanceScale = spec["guidance_scale"_L1].toDouble();
    sample.samplerName = spec["sampler_name"_L1].toString();
    sample.checkpoint = spec["checkpoint"_L1].toString();
    sample.loraName = spec["lora"_L1].toString();
    sample.count = spec["count"_L1].toInt(1);
    sample.state = sampleStateFromWord(row.state).value_or(SampleState::Unknown);
    sample.taskId = row.taskId;
    if (!row.file.isEmpty())
        sample.file = QDir(samplesFolder).filePath(row.file);
    sample.error = errorFromBytes(row.error);
    return sample;
}

std::vector<Sample> samplesOf(const SamplePlan &plan, const QString &runId, const QString &checkpoint,
                              const QString &loraName)
{
    std::vector<std::optional<double>> columns;
    if (plan.control)
        columns.emplace_back(std::nullopt);
    for (const double strength : plan.strengths)
        columns.emplace_back(strength);

    std::vector<Sample> samples;
    int cell = 0;
    for (const QString &prompt : plan.prompts) {
        for (const qint64 seed : plan.seeds) {
            for (const auto &strength : columns) {
                Sample sample;
                sample.runId = runId;
                sample.prompt = prompt;
                sample.negativePrompt = plan.negativePrompt;
                sample.strength = strength;
                sample.seed = seed;
                sample.size = plan.size;
                sample.steps = plan.steps;
                sample.guidanceScale = plan.guidanceScale;
                sample.samplerName = plan.samplerName;
                sample.checkpoint = checkpoint;
                sample.loraName = strength ? loraName : QString();
                sample.count = plan.count;
                sample.cell = cell++;
                for (sample.index = 0; sample.index < plan.count; ++sample.index)
                    samples.push_back(sample);
            }
        }
    }
    return samples;
}

} // namespace easel
