// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceTypes.h"

#include <QJsonObject>

#include <optional>

namespace easel {

// Each reads the answer of one call, tolerant where the service contradicts itself, and gives none where
// something essential is missing or of another type: then it is not the service's answer.

std::optional<UploadTarget> readUploadTarget(const QJsonObject &json);
/// The answer to a start.
std::optional<QString> readTaskId(const QJsonObject &json);
std::optional<TrainingTask> readTrainingTask(const QJsonObject &json);
/// None also where one entry cannot be read: half a list would let a paid training be started twice.
std::optional<TaskPage> readTaskPage(const QJsonObject &json);
std::optional<ImageTask> readImageTask(const QJsonObject &json);
std::optional<ModelPage> readModelPage(const QJsonObject &json);
std::optional<Balance> readBalance(const QJsonObject &json);

} // namespace easel
