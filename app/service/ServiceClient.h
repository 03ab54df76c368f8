// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"
#include "app/service/ServiceTypes.h"

#include <QObject>
#include <QPointer>

#include <expected>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace easel {

class Clock;

template<class T>
using ServiceResult = std::expected<T, ServiceError>;
template<class T>
using ServiceCallback = std::function<void(ServiceResult<T>)>;

/// One call under way. It ends by itself, with its context, or by abort(); the callback comes exactly once
/// unless the context died. Deletes itself.
class ServiceCall : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// The callback comes with ServiceError::aborted.
    virtual void abort() = 0;
};

/// Where the service is, and as whom.
struct ServiceAddress
{
    QUrl baseUrl; ///< default https://api.novita.ai; http only to loopback
    QString key;  ///< sent to this origin only; may be empty, then every call fails with Key
};

/// Checks what a person typed: https, or http to loopback; no query, no user. Error: Usage.
Result<QUrl> checkedServiceUrl(const QString &text);

/// The service, one method an endpoint (API.md, "Calls"). Every method sends once and never retries; a
/// redirect is a failure; each call has an idle and a total time limit. Use from the owner's thread.
class ServiceClient : public QObject
{
    Q_OBJECT
public:
    /// Times after which a call is given up, in milliseconds.
    struct Limits
    {
        std::chrono::milliseconds idle{20'000};      ///< without a byte in either direction
        std::chrono::milliseconds total{60'000};     ///< small JSON calls
        std::chrono::milliseconds transfer{600'000}; ///< uploads and downloads
    };

    ServiceClient(ServiceAddress address, QNetworkAccessManager &network, QObject *parent = nullptr);
    ~ServiceClient() override;

    const ServiceAddress &address() const;
    void setKey(const QString &key);
    void setLimits(const Limits &limits);

    /// fileExtension: "png", "webp" or "jpeg".
    ServiceCall *createUploadUrl(QObject *context, const QString &fileExtension,
                                 ServiceCallback<UploadTarget> done);
    /// PUT to the signed URL, without the key. progress: bytes sent, bytes in all.
    /// An expired URL (403, or a connection closed early) comes as reason "UPLOAD_URL_EXPIRED", temporary.
    ServiceCall *upload(QObject *context, const UploadTarget &target, const QByteArray &bytes,
                        std::function<void(qint64, qint64)> progress, ServiceCallback<void> done);
    /// Paid. Sends exactly one POST; see ServiceError::maybeTaken. Gives the task_id.
    ServiceCall *startStyleTraining(QObject *context, const StyleTrainingRequest &request,
                                    ServiceCallback<QString> done);
    ServiceCall *styleTraining(QObject *context, const QString &taskId, ServiceCallback<TrainingTask> done);
    /// limit 1–100; cursor opaque, empty for the first page.
    ServiceCall *listTrainings(QObject *context, int limit, const QString &cursor,
                               ServiceCallback<TaskPage> done);
    /// Paid, as above. Gives the task_id.
    ServiceCall *txt2img(QObject *context, const ImageRequest &request, ServiceCallback<QString> done);
    ServiceCall *taskResult(QObject *context, const QString &taskId, ServiceCallback<ImageTask> done);
    /// GET of a picture from wherever it lies, without the key; https, or http on loopback; at most 64 MB.
    ServiceCall *downloadImage(QObject *context, const QUrl &url, ServiceCallback<QByteArray> done);
    /// GET of a file from wherever it lies, without the key; https, or http on loopback. The pieces go to
    /// sink in their order, with where the first begins: at from, or at 0 where the other side sends all of
    /// it again. A sink that answers false ends the call aborted. A dead address is the reason
    /// FILE_URL_EXPIRED, a place behind the file's end RANGE_NOT_SATISFIABLE.
    ServiceCall *downloadFile(QObject *context, const FileRequest &request, FileSink sink,
                              ServiceCallback<FileHead> done);
    ServiceCall *balance(QObject *context, ServiceCallback<Balance> done);
    /// The account's own trained LoRAs.
    ServiceCall *listTrainedLoras(QObject *context, const QString &cursor, ServiceCallback<ModelPage> done);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads every page of the list. Complete or an error, never part of it. Stops at an empty, missing or
/// repeated cursor or an empty page. Deletes itself with context.
void listAllTrainings(ServiceClient &client, QObject *context,
                      ServiceCallback<std::vector<TrainingTask>> done);

/// The same for the account's own trained LoRAs.
void listAllTrainedLoras(ServiceClient &client, QObject *context,
                         ServiceCallback<std::vector<ServiceModel>> done);

/// The exact JSON of POST /v3/training/style (also for showing it before the start).
QJsonObject requestJson(const StyleTrainingRequest &request);
/// The exact JSON of POST /v3/async/txt2img.
QJsonObject requestJson(const ImageRequest &request);

} // namespace easel
