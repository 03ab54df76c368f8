// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace easel {

/// Where a run stands. Spelled so (stageWord) in JSON and in the journal, translated on screen.
enum class Stage {
    Waiting,   ///< in Easel's own queue
    Preparing, ///< pictures are rendered
    Uploading,
    Starting, ///< the paid start is on its way, or being reconciled
    Queued,   ///< in the service's queue
    Training,
    Deploying,
    Ready, ///< the model serves
    Sampling,
    Done,
    NeedsAttention, ///< key, balance, withdrawn route, refused picture, conflict
    Failed,         ///< the service says FAILED or CANCELED, or refuses for good
    Stopped,        ///< the person ended the watching
};

QString stageWord(Stage stage);
std::optional<Stage> stageFromWord(const QString &word);
QString stageTitle(Stage stage); ///< translated
/// Neither Done, Failed, Stopped nor NeedsAttention.
bool isActive(Stage stage);

} // namespace easel
