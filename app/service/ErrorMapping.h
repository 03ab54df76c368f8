// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/HttpCall.h"
#include "app/service/ServiceError.h"

#include <QJsonObject>

namespace easel {

/// The JSON object of the service's answer, taken out of its envelope {code, msg, data} where it has one; or
/// why there is none. paid: errors tell in maybeTaken whether the request may have been taken.
std::expected<QJsonObject, ServiceError> serviceAnswer(const HttpAnswer &answer, bool paid);

/// The answer of the storage to the PUT of a picture. An expired URL is the reason UPLOAD_URL_EXPIRED.
std::expected<void, ServiceError> uploadAnswer(const HttpAnswer &answer);

/// The bytes of a picture. A dead address is the reason IMAGE_URL_EXPIRED.
std::expected<QByteArray, ServiceError> downloadAnswer(const HttpAnswer &answer);

/// What an answer says of a file, from its status and headers alone: none where its bytes are not the file's.
std::optional<FileHead> fileHead(const HttpAnswer &answer);

/// The end of a file that went to a sink. A dead address is the reason FILE_URL_EXPIRED, a place behind the
/// end RANGE_NOT_SATISFIABLE.
std::expected<FileHead, ServiceError> fileAnswer(const HttpAnswer &answer);

/// JSON came, but not what the contract says: somebody else's, or the service's that Easel cannot read.
ServiceError foreignAnswer(const HttpAnswer &answer, bool paid);

} // namespace easel
