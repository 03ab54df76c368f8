// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/widgets/Pill.h"

#include <QLocale>

namespace easel {

/// How far the stage that a run is in has come.
struct StageProgress
{
    enum class Kind {
        None,    ///< nothing goes on: not begun, ended, stopped
        Unknown, ///< goes on, and nobody says how far
        Known,
    };
    Kind kind = Kind::None;
    double fraction = 0; ///< 0–1 with Known

    bool operator==(const StageProgress &) const = default;
};
StageProgress stageProgress(const Run &run);

/// One line for the table: "63 % · 4 min left", "30 of 48 uploaded", "18 samples", why it failed.
QString progressText(const Run &run, std::optional<double> secondsLeft);

/// "63 %"; "progress unknown" where nobody says.
QString percentText(const std::optional<double> &percent);

/// "4 min": an estimate, in whole minutes from one minute on.
QString timeLeftText(double seconds);

Pill::Tone stageTone(Stage stage);

/// "today 17:02", "yesterday 9:15", "12 Nov", "12 Nov 2024": local time as locale writes it. Empty for an
/// invalid time.
QString whenText(const QDateTime &utc, const QDateTime &now, const QLocale &locale = QLocale());

/// The base model's readable name; its id where the service does not offer it.
QString baseModelName(const QString &id);

/// What the run was trained on, as far as anybody knows.
QString baseText(const Run &run);

/// How long the run stood in this stage; absent where it never was in it, or still is.
std::optional<double> secondsIn(const Run &run, Stage stage);

/// Samples asked for, whether made or not.
int samplesAsked(const Run &run);

} // namespace easel
