// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/JournalRows.h"
#include "app/samples/Sample.h"

#include <QJsonObject>

namespace easel {

// How plans and samples lie in the journal.

QJsonObject toJson(const SamplePlan &plan);
SamplePlan samplePlanFromJson(const QJsonObject &json);
/// The same plan always gives the same bytes, so that an unfinished grid of it is found again.
QByteArray planBytes(const SamplePlan &plan);

QByteArray errorBytes(const std::optional<Error> &error);
std::optional<Error> errorFromBytes(const QByteArray &bytes);

/// samplesFolder: where the run's pictures lie; the journal keeps file names only.
SampleRow toRow(const Sample &sample);
Sample fromRow(const SampleRow &row, const QString &runId, const QString &samplesFolder);

/// All samples of a plan, in order: for each prompt and seed the control first, then by strength.
std::vector<Sample> samplesOf(const SamplePlan &plan, const QString &runId, const QString &checkpoint,
                              const QString &loraName);

} // namespace easel
