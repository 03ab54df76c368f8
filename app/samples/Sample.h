// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace easel {

/// What one wants to see: every prompt × seed × strength, and each without the LoRA as the control.
struct SamplePlan
{
    QStringList prompts;                          ///< 1–1024 characters each
    QString negativePrompt;                       ///< ≤ 1024
    std::vector<double> strengths{0.6, 0.8, 1.0}; ///< 0–1
    std::vector<qint64> seeds{42};                ///< ≥ 0
    bool control = true;                          ///< a column without the LoRA
    QSize size;                                   ///< width × height, 128–2048; empty: the base's native size
    int steps = 20;                               ///< 1–100
    double guidanceScale = 7.5;                   ///< 1–30
    int count = 1;                                ///< pictures a cell, 1–8
    QString samplerName = QStringLiteral("Euler a");

    int cells() const;    ///< paid calls that the plan asks for
    int pictures() const; ///< paid pictures that the plan asks for
    bool operator==(const SamplePlan &) const = default;
};

/// One error (Usage, Error::field as the command line spells it) for each value out of range.
std::vector<Error> checkPlan(const SamplePlan &plan);

enum class SampleState {
    Waiting, ///< not asked for yet
    Sent,    ///< the paid call is on its way
    Making,  ///< the service has a task
    Done,    ///< file holds the picture
    Unknown, ///< the paid answer was lost: made again only when asked
    Failed,  ///< error says why
};
QString sampleStateWord(SampleState state);
std::optional<SampleState> sampleStateFromWord(const QString &word);
/// Waiting, Sent or Making: work is left to do without anybody asking.
bool isUnfinished(SampleState state);

/// One picture of a grid, planned or made. A value.
struct Sample
{
    qint64 id = 0;   ///< in the journal
    qint64 grid = 0; ///< the request it belongs to
    QString runId;
    QString prompt;
    QString negativePrompt;
    std::optional<double> strength; ///< absent: the control, without the LoRA
    qint64 seed = 0;
    QSize size;
    int steps = 0;
    double guidanceScale = 0;
    QString samplerName;
    QString checkpoint;
    QString loraName;
    int cell = 0;  ///< the paid call within the grid
    int index = 0; ///< within a cell of several pictures
    int count = 1; ///< pictures of its cell
    SampleState state = SampleState::Waiting;
    QString taskId;
    QString file; ///< absolute; empty until Done
    std::optional<Error> error;
};

/// True where the plan asks for exactly this picture (a plan without a size asks for any).
bool asksFor(const SamplePlan &plan, const Sample &sample);

} // namespace easel
