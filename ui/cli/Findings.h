// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Preflight.h"

#include <QJsonObject>

namespace easel::cli {

class Output;

/// The finding as the reason why a command ends: its field is the setting, else the first file.
Error errorOf(const Finding &finding);
/// {"blocking": [{kind, message, files[], field?, problem?}], "warnings": […]}, with absolute paths below
/// folder.
QJsonObject findingsObject(const Preflight &found, const QString &folder);
/// A line of words for each finding, on stderr.
void sayFindings(Output &output, const std::vector<Finding> &findings);

} // namespace easel::cli
