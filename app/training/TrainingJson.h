// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace easel {

/// The number where the value is a whole one, also when it was written as 1.0 or 1e3.
std::optional<qint64> wholeNumber(const QJsonValue &value);

/// Refuses training settings in which a known key holds a value of a wrong type; missing and unknown keys
/// are fine. Stricter than trainingSettingsFromJson, for files that a person hands over on purpose.
/// Error: Usage, with the key as the field.
Result<void> checkTypes(const QJsonObject &trainingSettings);

} // namespace easel
