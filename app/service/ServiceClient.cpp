// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/ServiceClient.h"

#include "app/core/Log.h"
#include "app/service/CurlTransfers.h"
#include "app/service/Decode.h"
#include "app/service/ErrorMapping.h"
#include "app/service/ErrorWords.h"
#include "app/service/HttpCall.h"
#include "app/service/Network.h"
#include "app/service/UploadCall.h"

#include <QJsonDocument>
#include <QNetworkRequest>
#include <QRegularExpression>

#include <algorithm>

namespace easel {

static constexpr qint64 longestAnswer = 8LL * 1024 * 1024;
static constexpr qint64 largestPicture = 64LL * 1024 * 1024;

/// A model of hundreds of megabytes over a slow line; what came by then is kept.
static constexpr std::chrono::hours wholeFileLimit{2};

using Query = std::vector<std::pair<QByteArray, QString>>;

/// What is asked of the service; the client adds where, as whom and how long.
struct Question
{
    QByteArray verb;
    QString path;
    Query query = {};
    QJsonObject body = {};
    bool paid = false;
};

static Question get(const QString &path, const Query &query)
{
    return {QByteArrayLiteral("GET"), path, query};
}

static Question post(const QString &path, const QJsonObject &body, bool paid)
{
    return {QByteArrayLiteral("POST"), path, {}, body, paid};
}

/// QUrlQuery would leave a "+" of a cursor as it is, which servers read as a space.
static QByteArray encoded(const Query &query)
{
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        text += name + '=' + QUrl::toPercentEncoding(value);
    }
    return text;
}

static QUrl joined(const QUrl &base, const QString &path, const Query &query)
{
    QUrl url = base;
    QString prefix = base.path();
    while (prefix.endsWith(u'/'))
        prefix.chop(1);
    url.setPath(prefix + path);
    if (!query.empty())
        url.setQuery(QString::fromLatin1(encoded(query)), QUrl::StrictMode);
    return url;
}

static ServiceError refusal(ErrorKind kind, const QString &message)
{
    ServiceError error;
    error.kind = kind;
    error.message = message;
    return error;
}

struct ServiceClient::Private
{
    ServiceClient *q;
    ServiceAddress address;
    QNetworkAccessManager &network;
    Limits limits;
    CurlTransfers uploads = {};

    std::optional<ServiceError> obstacle() const;
    HttpRequest prepared(const Question &question) const;
    HttpRequest transfer(const QUrl &url) const;
    template<class Call>
    Call *newCall(QObject *context, BoundedCall::Done done) const;

    template<class T>
    ServiceCall *ask(QObject *context, const Question &question,
                     std::optional<T> (*read)(const QJsonObject &), ServiceCallback<T> done) const;
};

/// Why no request may be sent at all.
std::optional<ServiceError> ServiceClient::Private::obstacle() const
{
    if (!mayTravelTo(address.baseUrl))
        return refusal(ErrorKind::Usage, ErrorWords::plainHttp(address.baseUrl));
    if (address.key.isEmpty())
        return refusal(ErrorKind::Key, ErrorWords::noKey());
    // A line break would end the header and begin another.
    const bool isPrintable = std::ranges::all_of(address.key, [](QChar c) { return c > u' ' && c <= u'~'; });
    if (!isPrintable)
        return refusal(ErrorKind::Key, ErrorWords::impossibleKey());
    return std::nullopt;
}

HttpRequest ServiceClient::Private::prepared(const Question &question) const
{
    HttpRequest request;
    request.verb = question.verb;
    request.request = QNetworkRequest(joined(address.baseUrl, question.path, question.query));
    request.request.setRawHeader("Authorization", "Bearer " + address.key.toLatin1());
    request.request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Easel/" EASEL_VERSION));
    request.request.setRawHeader("Accept", "application/json");
    if (question.verb != "GET") {
        request.request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.body = QJsonDocument(question.body).toJson(QJsonDocument::Compact);
    }
    request.once = question.paid;
    request.idle = limits.idle;
    request.total = limits.total;
    request.maxBytes = longestAnswer;
    return request;
}

/// To or from another origin: never with the key.
HttpRequest ServiceClient::Private::transfer(const QUrl &url) const
{
    HttpRequest request;
    request.request = QNetworkRequest(url);
    request.request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Easel/" EASEL_VERSION));
    request.idle = limits.idle;
    request.total = limits.transfer;
    return request;
}

template<class Call>
Call *ServiceClient::Private::newCall(QObject *context, BoundedCall::Done done) const
{
    auto *call = new Call(context, std::move(done)); // its context owns it; it deletes itself when done
    QObject::connect(q, &QObject::destroyed, call, &BoundedCall::abort);
    return call;
}

template<class T>
ServiceCall *ServiceClient::Private::ask(QObject *context, const Question &question,
                                         std::optional<T> (*read)(const QJsonObject &),
                                         ServiceCallback<T> done) const
{
    const bool paid = question.paid;
    auto *call = newCall<HttpCall>(context, [paid, read, done = std::move(done)](const HttpAnswer &answer) {
        const auto json = serviceAnswer(answer, paid);
        if (!json)
            return done(std::unexpected(json.error()));
        auto value = read(*json);
        if (!value)
            return done(std::unexpected(foreignAnswer(answer, paid)));
        done(std::move(*value));
    });
    if (const auto error = obstacle())
        call->refuse(*error);
    else
        call->send(network, prepared(question));
    return call;
}

ServiceClient::ServiceClient(ServiceAddress address, QNetworkAccessManager &network, QObject *parent)
    : QObject(parent)
    , d(new Private{this, std::move(address), network, {}})
{
    registerSecret(d->address.key);
}

ServiceClient::~ServiceClient() = default;

const ServiceAddress &ServiceClient::address() const
{
    return d->address;
}

void ServiceClient::setKey(const QString &key)
{
    registerSecret(key);
    d->address.key = key;
}

void ServiceClient::setLimits(const Limits &limits)
{
    d->limits = limits;
}

ServiceCall *ServiceClient::createUploadUrl(QObject *context, const QString &fileExtension,
                                            ServiceCallback<UploadTarget> done)
{
    const QJsonObject body{{QStringLiteral("file_extension"), fileExtension}};
    return d->ask(context, post(QStringLiteral("/v3/assets/training_dataset"), body, false),
                  &readUploadTarget, std::move(done));
}

ServiceCall *ServiceClient::upload(QObject *context, const UploadTarget &target, const QByteArray &bytes,
                                   std::function<void(qint64, qint64)> progress, ServiceCallback<void> done)
{
    auto *call = d->newCall<UploadCall>(
        context, [done = std::move(done)](const HttpAnswer &answer) { done(uploadAnswer(answer)); });
    if (!mayTravelTo(target.url)) {
        call->refuse(refusal(ErrorKind::Service, ErrorWords::plainHttp(target.url)));
        return call;
    }
    HttpRequest request = d->transfer(target.url);
    request.verb = QByteArrayLiteral("PUT");
    request.body = bytes;
    request.progress = std::move(progress);
    // The host is what was signed; it is the URL's, unless the storage stands behind another name.
    static const QRegularExpression hostForm(QStringLiteral("\\A[A-Za-z0-9.\\-]+(?::[0-9]+)?\\z"));
    if (hostForm.match(target.host).hasMatch())
        request.request.setRawHeader("Host", target.host.toLatin1());
    request.request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/octet-stream"));
    call->send(d->uploads, d->network, request);
    return call;
}

ServiceCall *ServiceClient::startStyleTraining(QObject *context, const StyleTrainingRequest &request,
                                               ServiceCallback<QString> done)
{
    return d->ask(context, post(QStringLiteral("/v3/training/style"), requestJson(request), true),
                  &readTaskId, std::move(done));
}

ServiceCall *ServiceClient::styleTraining(QObject *context, const QString &taskId,
                                          ServiceCallback<TrainingTask> done)
{
    return d->ask(context, get(QStringLiteral("/v3/training/style"), {{"task_id", taskId}}),
                  &readTrainingTask, std::move(done));
}

/// The first page is asked for without a cursor.
static Query paged(Query query, int limit, const QString &cursor)
{
    query.emplace_back("pagination.limit", QString::number(std::clamp(limit, 1, 100)));
    if (!cursor.isEmpty())
        query.emplace_back("pagination.cursor", cursor);
    return query;
}

ServiceCall *ServiceClient::listTrainings(QObject *context, int limit, const QString &cursor,
                                          ServiceCallback<TaskPage> done)
{
    return d->ask(context, get(QStringLiteral("/v3/training"), paged({}, limit, cursor)), &readTaskPage,
                  std::move(done));
}

ServiceCall *ServiceClient::txt2img(QObject *context, const ImageRequest &request,
                                    ServiceCallback<QString> done)
{
    return d->ask(context, post(QStringLiteral("/v3/async/txt2img"), requestJson(request), true), &readTaskId,
                  std::move(done));
}

ServiceCall *ServiceClient::taskResult(QObject *context, const QString &taskId,
                                       ServiceCallback<ImageTask> done)
{
    return d->ask(context, get(QStringLiteral("/v3/async/task-result"), {{"task_id", taskId}}),
                  &readImageTask, std::move(done));
}

ServiceCall *ServiceClient::downloadImage(QObject *context, const QUrl &url, ServiceCallback<QByteArray> done)
{
    auto *call = d->newCall<HttpCall>(
        context, [done = std::move(done)](const HttpAnswer &answer) { done(downloadAnswer(answer)); });
    if (!mayTravelTo(url)) {
        call->refuse(refusal(ErrorKind::Service, ErrorWords::plainHttp(url)));
        return call;
    }
    HttpRequest request = d->transfer(url);
    request.maxBytes = largestPicture;
    call->send(d->network, request);
    return call;
}

ServiceCall *ServiceClient::downloadFile(QObject *context, const FileRequest &wanted, FileSink sink,
                                         ServiceCallback<FileHead> done)
{
    auto *call = d->newCall<HttpCall>(
        context, [done = std::move(done)](const HttpAnswer &answer) { done(fileAnswer(answer)); });
    if (!mayTravelTo(wanted.url)) {
        call->refuse(refusal(ErrorKind::Service, ErrorWords::plainHttp(wanted.url)));
        return call;
    }
    HttpRequest request = d->transfer(wanted.url);
    // Ranges and lengths are of the file itself.
    request.request.setRawHeader("Accept-Encoding", "identity");
    if (wanted.from > 0) {
        request.request.setRawHeader("Range", "bytes=" + QByteArray::number(wanted.from) + '-');
        if (!wanted.etag.isEmpty())
            request.request.setRawHeader("If-Range", wanted.etag);
    }
    request.total = wholeFileLimit;
    request.maxBytes = wanted.maxBytes;
    request.sink = [sink = std::move(sink)](const HttpAnswer &answer, const QByteArray &piece) {
        const auto head = fileHead(answer);
        return !head || sink(*head, piece); // what is no part of the file ends as a foreign answer
    };
    call->send(d->network, request);
    return call;
}

ServiceCall *ServiceClient::balance(QObject *context, ServiceCallback<Balance> done)
{
    return d->ask(context, get(QStringLiteral("/openapi/v1/billing/balance/detail"), {}), &readBalance,
                  std::move(done));
}

ServiceCall *ServiceClient::listTrainedLoras(QObject *context, const QString &cursor,
                                             ServiceCallback<ModelPage> done)
{
    const Query filter{{"filter.visibility", QStringLiteral("private")},
                       {"filter.source", QStringLiteral("training")},
                       {"filter.types", QStringLiteral("lora")}};
    return d->ask(context, get(QStringLiteral("/v3/model"), paged(filter, 100, cursor)), &readModelPage,
                  std::move(done));
}

} // namespace easel
