// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"

#include <QByteArray>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

#include <functional>

namespace easel {

struct HttpAnswer;

/// What is to be sent, and how long and how much to wait for.
struct HttpRequest
{
    QByteArray verb = QByteArrayLiteral("GET");
    QNetworkRequest request;
    QByteArray body;   ///< sent where the verb is not GET
    bool once = false; ///< leaves at most once: costs money
    std::chrono::milliseconds idle{20'000};
    std::chrono::milliseconds total{60'000};
    qint64 maxBytes = 8LL * 1024 * 1024; ///< of the answer
    std::function<void(qint64, qint64)> progress;
    /// Gets the body of a successful answer piece by piece, instead of HttpAnswer::body. False: abort.
    /// Must not delete the call's context.
    std::function<bool(const HttpAnswer &head, const QByteArray &piece)> sink;
};

/// How a request ended. A status without Ending::Answered means that only its head was read.
struct HttpAnswer
{
    enum class Ending {
        Answered,     ///< complete, as far as HTTP can tell
        Failed,       ///< see networkError
        IdleTooLong,  ///< no byte in either direction
        TotalTooLong, ///< bytes came, but no end
        TooManyBytes, ///< over maxBytes
        Aborted,      ///< by the caller, or because the network manager died
        NeverSent,    ///< refused before a byte left; see refusal
    };

    Ending ending = Ending::NeverSent;
    int status = 0;
    QByteArray body;
    QByteArray retryAfter;
    QByteArray date;
    QByteArray etag;
    QByteArray contentRange;
    qint64 contentLength = -1; ///< below 0: not announced
    qint64 received = 0;       ///< of the body, also what went to the sink
    QUrl url;                  ///< the request's
    QUrl redirectTo;           ///< absolute; empty where the answer is no redirect
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    QString certificateProblem;         ///< the TLS library's words, empty where there was none
    std::chrono::milliseconds limit{0}; ///< the one that was exceeded
    qint64 bodyBytesSent = 0;           ///< as far as the system took them
    bool mayHaveArrived = false;        ///< request.once: the other side may have the whole request
    std::optional<ServiceError> refusal;
};

} // namespace easel
