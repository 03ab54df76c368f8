// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/Recipe.h"

#include <QJsonValue>
#include <QUrl>

#include <functional>
#include <optional>
#include <vector>

namespace easel {

/// An assets_id as it came, number or string, so that the same JSON type is sent back.
struct AssetId
{
    QJsonValue value;
    bool operator==(const AssetId &) const = default;
};

/// Answer of POST /v3/assets/training_dataset. The URL lives for 120 to 600 s: ask just before the upload.
struct UploadTarget
{
    AssetId asset;
    QUrl url;
    QString host; ///< headers.Host.values[0]; empty where not given
};

struct TrainingPicture
{
    AssetId asset;
    QString caption; ///< 1–1024 characters
};

/// POST /v3/training/style.
struct StyleTrainingRequest
{
    QString taskName;                      ///< unique for each run, so that a lost start can be found again
    TrainingSettings settings;             ///< its name and samplePrompts are not sent
    std::vector<TrainingPicture> pictures; ///< 1–50
};

struct TrainedModel
{
    QString modelName;   ///< "model_….safetensors"
    QString modelStatus; ///< DEPLOYING, SERVING, or a word not known
    bool operator==(const TrainedModel &) const = default;
};

/// Answer of GET /v3/training/style, and an entry of GET /v3/training.
struct TrainingTask
{
    QString taskId;
    QString taskName;     ///< list only
    QString taskType;     ///< list only: "style", "subject"
    QString taskStatus;   ///< UNKNOWN, QUEUING, TRAINING, SUCCESS, CANCELED, FAILED, or a word not known
    qint64 createdAt = 0; ///< list only: seconds since 1970, the service's clock
    std::vector<TrainedModel> models;
    std::optional<double> progressPercent; ///< 0–100; absent where the service does not say
    std::optional<double> etaSeconds;      ///< absent where the service does not say, or says 0
};

struct TaskPage
{
    std::vector<TrainingTask> tasks;
    QString nextCursor; ///< empty at the end
};

/// One txt2img call. Ranges as on the page.
struct ImageRequest
{
    QString checkpoint;         ///< model_name
    QString prompt;             ///< 1–1024
    QString negativePrompt;     ///< ≤ 1024; left out where empty
    QSize size{512, 512};       ///< width × height, 128–2048 each
    int count = 1;              ///< image_num, 1–8
    int steps = 20;             ///< 1–100
    double guidanceScale = 7.5; ///< 1–30
    QString samplerName = QStringLiteral("Euler a");
    qint64 seed = -1;                          ///< ≥ −1
    QString loraName;                          ///< empty: without a LoRA
    double loraStrength = 0;                   ///< 0–1
    QString imageType = QStringLiteral("png"); ///< response_image_type
};

struct ResultImage
{
    QUrl url;              ///< dies after about an hour: download at once
    QString type;          ///< as claimed; trust the bytes
    double ttlSeconds = 0; ///< 0 where not given
    bool flagged = false;  ///< nsfw_detection_result says so
};

/// Answer of GET /v3/async/task-result.
struct ImageTask
{
    QString taskId;
    QString status; ///< TASK_STATUS_QUEUED, …_PROCESSING, …_SUCCEED, …_FAILED, or another word: keep polling
    QString reason;
    std::vector<ResultImage> images;
    std::optional<qint64> seed;
    std::optional<double> progressPercent;

    bool succeeded() const { return status == QLatin1StringView("TASK_STATUS_SUCCEED"); }
    bool failed() const { return status == QLatin1StringView("TASK_STATUS_FAILED"); }
};

/// An entry of GET /v3/model. A LoRA is used in generation by nameInApi.
struct ServiceModel
{
    QString name;
    QString sdName;
    QString nameInApi;     ///< sd_name_in_api
    QString baseModel;     ///< "SD 1.5", "SDXL 1.0"
    int status = 0;        ///< 1 = available
    QUrl downloadUrl = {}; ///< signed, and dies; empty where the service gives none
};

/// Answer of GET /openapi/v1/billing/balance/detail, in 0.0001 USD.
struct Balance
{
    qint64 available = 0;
    std::optional<qint64> cash = {};
    std::optional<qint64> creditLimit = {};
    std::optional<qint64> outstandingInvoices = {};

    bool operator==(const Balance &) const = default;
};

/// A file to be read, from a byte on.
struct FileRequest
{
    QUrl url;
    qint64 from = 0;
    QByteArray etag = {}; ///< of the part that is there: another one, and the whole file comes
    qint64 maxBytes = 0;  ///< of the whole file
};

/// What the answer says of the file.
struct FileHead
{
    qint64 from = 0;      ///< where the answer's bytes begin
    qint64 total = -1;    ///< of the whole file; below 0: not said
    QByteArray etag = {}; ///< empty where not said, or weak
};
using FileSink = std::function<bool(const FileHead &head, const QByteArray &piece)>;

struct ModelPage
{
    std::vector<ServiceModel> models;
    QString nextCursor;
};

} // namespace easel
