// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Decode.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace easel {

/// Fields that are not essential: a wrong type counts as absent.
static QString text(const QJsonValue &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    return value.isDouble() ? value.toVariant().toString() : value.toString();
}

/// Numbers also come as strings.
static std::optional<double> number(const QJsonValue &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double parsed = value.toString().toDouble(&ok);
    return ok && std::isfinite(parsed) ? std::optional(parsed) : std::nullopt;
}

/// Whole numbers too large for a double's 53 bits stay exact.
static std::optional<qint64> whole(const QJsonValue &json, QLatin1StringView key)
{
    const QJsonValue value = json[key];
    if (value.isString()) {
        bool ok = false;
        const qint64 parsed = value.toString().toLongLong(&ok);
        return ok ? std::optional(parsed) : std::nullopt;
    }
    if (!value.isDouble() || std::abs(value.toDouble()) >= 9.2e18)
        return std::nullopt;
    return value.toInteger(qint64(value.toDouble()));
}

static std::optional<double> percent(const QJsonValue &json)
{
    const auto value = number(json, QLatin1StringView("progress_percent"));
    return value ? std::optional(std::clamp(*value, 0.0, 100.0)) : std::nullopt;
}

/// Null and missing are empty lists: that is how the service's encoder writes them.
static std::optional<QJsonArray> list(const QJsonObject &json, QLatin1StringView key)
{
    const QJsonValue value = json.value(key);
    if (value.isArray())
        return value.toArray();
    return value.isUndefined() || value.isNull() ? std::optional(QJsonArray()) : std::nullopt;
}

/// Empty at the end of the pages.
static std::optional<QString> nextCursor(const QJsonObject &json)
{
    const QJsonValue pagination = json.value(QLatin1StringView("pagination"));
    if (pagination.isUndefined() || pagination.isNull())
        return QString();
    if (!pagination.isObject())
        return std::nullopt;
    return text(pagination, QLatin1StringView("next_cursor"));
}

static std::optional<QUrl> address(const QJsonValue &json, QLatin1StringView key)
{
    QUrl url = QUrl::fromEncoded(json[key].toString().toUtf8(), QUrl::TolerantMode);
    if (!url.isValid() || url.isRelative() || url.host().isEmpty())
        return std::nullopt;
    return url;
}

std::optional<UploadTarget> readUploadTarget(const QJsonObject &json)
{
    const QJsonValue id = json.value(QLatin1StringView("assets_id"));
    const auto url = address(json, QLatin1StringView("upload_url"));
    const QString method = json.value(QLatin1StringView("method")).toString(QStringLiteral("PUT"));
    const bool hasId = id.isDouble() || !id.toString().isEmpty();
    if (!hasId || !url || method.compare(QLatin1StringView("PUT"), Qt::CaseInsensitive) != 0)
        return std::nullopt;
    const QJsonValue hosts = json[QLatin1StringView("headers")][QLatin1StringView("Host")];
    return UploadTarget{{id}, *url, hosts[QLatin1StringView("values")][0].toString()};
}

std::optional<QString> readTaskId(const QJsonObject &json)
{
    const QString id = text(json, QLatin1StringView("task_id"));
    return id.isEmpty() ? std::nullopt : std::optional(id);
}

static std::vector<TrainedModel> readModels(const QJsonValue &json)
{
    std::vector<TrainedModel> models;
    const QJsonArray entries = json[QLatin1StringView("models")].toArray();
    for (const auto &entry : entries) {
        const QString name = text(entry, QLatin1StringView("model_name"));
        if (!name.isEmpty())
            models.push_back({name, text(entry, QLatin1StringView("model_status"))});
    }
    return models;
}

std::optional<TrainingTask> readTrainingTask(const QJsonObject &json)
{
    const QJsonValue status = json.value(QLatin1StringView("task_status"));
    TrainingTask task;
    task.taskId = text(json, QLatin1StringView("task_id"));
    task.taskStatus = status.toString(QStringLiteral("UNKNOWN"));
    if ((!status.isString() && !status.isUndefined() && !status.isNull()) ||
        (task.taskId.isEmpty() && !status.isString()))
        return std::nullopt;
    task.taskName = text(json, QLatin1StringView("task_name"));
    task.taskType = text(json, QLatin1StringView("task_type"));
    task.createdAt = whole(json, QLatin1StringView("created_at")).value_or(0);
    task.models = readModels(json);
    const QJsonValue extra = json.value(QLatin1StringView("extra"));
    task.progressPercent = percent(extra);
    if (const auto eta = number(extra, QLatin1StringView("eta_relative")); eta && *eta > 0)
        task.etaSeconds = eta;
    return task;
}

std::optional<TaskPage> readTaskPage(const QJsonObject &json)
{
    const bool isOfTheService =
        json.contains(QLatin1StringView("tasks")) || json.contains(QLatin1StringView("pagination"));
    const auto entries = list(json, QLatin1StringView("tasks"));
    const auto cursor = nextCursor(json);
    if (!isOfTheService || !entries || !cursor)
        return std::nullopt;
    TaskPage page;
    page.nextCursor = *cursor;
    for (const auto &entry : *entries) {
        auto task = readTrainingTask(entry.toObject());
        if (!task || task->taskId.isEmpty())
            return std::nullopt;
        page.tasks.push_back(std::move(*task));
    }
    return page;
}

static bool isFlagged(const QJsonValue &image)
{
    const QJsonValue result = image[QLatin1StringView("nsfw_detection_result")];
    return result.toBool() || result[QLatin1StringView("valid")].toBool();
}

std::optional<ImageTask> readImageTask(const QJsonObject &json)
{
    const QJsonValue about = json.value(QLatin1StringView("task"));
    const QJsonValue status = about[QLatin1StringView("status")];
    const auto images = list(json, QLatin1StringView("images"));
    if (!about.isObject() || !status.isString() || !images)
        return std::nullopt;
    ImageTask task;
    task.taskId = text(about, QLatin1StringView("task_id"));
    task.status = status.toString();
    task.reason = text(about, QLatin1StringView("reason"));
    task.progressPercent = percent(about);
    task.seed = whole(json.value(QLatin1StringView("extra")), QLatin1StringView("seed"));
    for (const auto &entry : *images) {
        const auto url = address(entry, QLatin1StringView("image_url"));
        if (!url)
            return std::nullopt;
        task.images.push_back({*url, text(entry, QLatin1StringView("image_type")),
                               number(entry, QLatin1StringView("image_url_ttl")).value_or(0),
                               isFlagged(entry)});
    }
    return task;
}

std::optional<ModelPage> readModelPage(const QJsonObject &json)
{
    const bool isOfTheService =
        json.contains(QLatin1StringView("models")) || json.contains(QLatin1StringView("pagination"));
    const auto entries = list(json, QLatin1StringView("models"));
    const auto cursor = nextCursor(json);
    if (!isOfTheService || !entries || !cursor)
        return std::nullopt;
    ModelPage page;
    page.nextCursor = *cursor;
    for (const auto &entry : *entries) {
        if (!entry.isObject())
            return std::nullopt;
        page.models.push_back(
            {text(entry, QLatin1StringView("name")), text(entry, QLatin1StringView("sd_name")),
             text(entry, QLatin1StringView("sd_name_in_api")), text(entry, QLatin1StringView("base_model")),
             int(number(entry, QLatin1StringView("status")).value_or(0)),
             address(entry, QLatin1StringView("download_url")).value_or(QUrl())});
        ServiceModel &model = page.models.back();
        if (model.baseModel.isEmpty() && entry[QLatin1StringView("is_sdxl")].toBool())
            model.baseModel = QStringLiteral("SDXL 1.0");
    }
    return page;
}

std::optional<Balance> readBalance(const QJsonObject &json)
{
    const auto available = whole(json, QLatin1StringView("availableBalance"));
    if (!available)
        return std::nullopt;
    return Balance{*available, whole(json, QLatin1StringView("cashBalance")),
                   whole(json, QLatin1StringView("creditLimit")),
                   whole(json, QLatin1StringView("outstandingInvoices"))};
}

} // namespace easel
