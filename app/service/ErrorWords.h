// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/HttpCall.h"

#include <QCoreApplication>

namespace easel {

struct ServiceWords;

/// The sentences of failures that are not told in the service's own words. Each names the host and port,
/// never a path, a query or a key.
class ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(easel::ServiceError)
public:
    /// For every ending other than Answered and NeverSent.
    static QString transport(const HttpAnswer &answer);
    static QString redirect(const HttpAnswer &answer);
    static QString foreign(const HttpAnswer &answer);
    static QString front(const HttpAnswer &answer);
    static QString failedStatus(const HttpAnswer &answer);
    static QString requestTooLarge();
    static QString uploadUrlExpired(const HttpAnswer &answer);
    static QString uploadRefused(const HttpAnswer &answer);
    static QString imageUrlExpired(const HttpAnswer &answer);
    static QString fileUrlExpired(const HttpAnswer &answer);
    static QString noPicture(const HttpAnswer &answer);
    static QString noKey();
    static QString impossibleKey();
    static QString plainHttp(const QUrl &url);
    static QString noAddress();

    /// For whoever looks closer: "HTTP 503 TASK_FAILED: …" or Qt's name of the error.
    static QString details(const HttpAnswer &answer);
    static QString details(const HttpAnswer &answer, const ServiceWords &words);

    static bool looksLikeHtml(const QByteArray &body);

private:
    static QString brokenConnection(const HttpAnswer &answer);
    static QString certificate(const HttpAnswer &answer);
    static QString body(const QByteArray &bytes);
};

} // namespace easel
