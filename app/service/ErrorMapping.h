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

/// JSON came, but not what the contract says: somebody else's, or the service's that Easel cannot read.
ServiceError foreignAnswer(const HttpAnswer &answer, bool paid);

} // namespace easel
