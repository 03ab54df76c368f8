// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/JournalRows.h"

#include <QStringList>

namespace easel {

/// What can happen to a run. The journal keeps the word and the arguments, so that an old run is told in the
/// language of today.
enum class RunEventCode {
    Frozen,        ///< pictures
    Prepared,      ///< pictures, bytes
    UploadRetried, ///< file, cause
    UploadsDone,   ///< pictures
    StartSent,
    StartAccepted, ///< task id
    StartLost,     ///< cause
    StartNotTaken, ///< cause
    TaskAdopted,   ///< task id
    TaskNotListed,
    TrainingBegan,
    Deploying,
    Serving,        ///< model
    SamplesAsked,   ///< pictures
    SamplesDone,    ///< done, asked
    NeedsAttention, ///< cause
    Failed,         ///< cause
    Stopped,
    Resumed,
    AssetsForgotten,      ///< pictures
    AssetsKnown,          ///< pictures
    AdoptedFromElsewhere, ///< task id
};

EventRow eventRow(RunEventCode code, const QStringList &args, qint64 at);
/// The translated sentence; empty for a code this Easel does not know.
QString eventText(const EventRow &event);

} // namespace easel
