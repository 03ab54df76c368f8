// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <QByteArray>
#include <QJsonObject>

namespace easel {

/// The service's own words in an error body: {"code", "reason", "message", "metadata"}, or an envelope
/// {"code", "msg"}.
struct ServiceWords
{
    int code = 0;
    QString reason;
    QString message; ///< one line, shortened, without secrets
};

/// None where the JSON is not the service's error body.
std::optional<ServiceWords> serviceWords(const QJsonObject &body);

/// The kind that a reason means whatever the status; none where the status decides.
std::optional<ErrorKind> kindOfReason(const QString &reason);

/// What a person is told: the reason in words, with the service's message where it says more.
QString sentenceFor(ErrorKind kind, const ServiceWords &words);

} // namespace easel
