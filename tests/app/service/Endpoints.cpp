// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/Endpoints.h"

namespace easel {

template<class T>
static ServiceCallback<T> withoutValue(AnyCallback done)
{
    return [done = std::move(done)](const ServiceResult<T> &result) {
        done(result ? std::nullopt : std::optional(result.error()));
    };
}

StyleTrainingRequest sampleTraining()
{
    StyleTrainingRequest request;
    request.taskName = QStringLiteral("Wolken-abc123");
    request.settings.name = QStringLiteral("Wolken");
    request.settings.samplePrompts = {QStringLiteral("a cloud")};
    request.pictures = {
        {{QJsonValue(QStringLiteral("34558688e2f42a0137ca2d5274a8cf43"))}, QStringLiteral("a cloud, “soft”")},
        {{QJsonValue(qint64(9'007'199'254'740'993))}, QStringLiteral("another")}};
    return request;
}

ImageRequest sampleImage()
{
    ImageRequest request;
    request.checkpoint = QStringLiteral("v1-5-pruned-emaonly.safetensors");
    request.prompt = QStringLiteral("a cloud");
    return request;
}

const std::vector<Endpoint> &serviceEndpoints()
{
    static const std::vector<Endpoint> endpoints{
        {"createUploadUrl", "POST", "/v3/assets/training_dataset", false,
         R"({"assets_id": "abc", "upload_url": "https://storage.example/x?sig=1", "method": "PUT"})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.createUploadUrl(context, QStringLiteral("png"),
                                           withoutValue<UploadTarget>(std::move(done)));
         }},
        {"startStyleTraining", "POST", "/v3/training/style", true, R"({"task_id": "t-1"})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.startStyleTraining(context, sampleTraining(),
                                              withoutValue<QString>(std::move(done)));
         }},
        {"styleTraining", "GET", "/v3/training/style", false,
         R"({"task_id": "t-1", "task_status": "QUEUING", "models": []})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.styleTraining(context, QStringLiteral("t-1"),
                                         withoutValue<TrainingTask>(std::move(done)));
         }},
        {"listTrainings", "GET", "/v3/training", false, R"({"tasks": [], "pagination": {"next_cursor": ""}})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.listTrainings(context, 10, {}, withoutValue<TaskPage>(std::move(done)));
         }},
        {"txt2img", "POST", "/v3/async/txt2img", true, R"({"task_id": "t-2"})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.txt2img(context, sampleImage(), withoutValue<QString>(std::move(done)));
         }},
        {"taskResult", "GET", "/v3/async/task-result", false,
         R"({"task": {"task_id": "t-2", "status": "TASK_STATUS_QUEUED"}, "images": []})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.taskResult(context, QStringLiteral("t-2"),
                                      withoutValue<ImageTask>(std::move(done)));
         }},
        {"listTrainedLoras", "GET", "/v3/model", false,
         R"({"models": [], "pagination": {"next_cursor": ""}})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.listTrainedLoras(context, {}, withoutValue<ModelPage>(std::move(done)));
         }},
        {"balance", "GET", "/openapi/v1/billing/balance/detail", false, R"({"availableBalance": "123"})",
         [](ServiceClient &client, QObject *context, AnyCallback done) {
             return client.balance(context, withoutValue<Balance>(std::move(done)));
         }},
    };
    return endpoints;
}

QByteArray toText(const ServiceError &error)
{
    return QStringLiteral(
               "[%1] HTTP %2 reason=%3 temporary=%4 maybeTaken=%5 fromService=%6 aborted=%7 “%8” (%9)")
        .arg(errorKindWord(error.kind))
        .arg(error.httpStatus)
        .arg(error.reason)
        .arg(error.temporary)
        .arg(error.maybeTaken)
        .arg(error.fromService)
        .arg(error.aborted)
        .arg(error.message, error.details)
        .toUtf8();
}

} // namespace easel
