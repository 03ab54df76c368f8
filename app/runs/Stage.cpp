// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Stage.h"

#include <QCoreApplication>

#include <array>

namespace easel {

namespace {

struct StageEntry
{
    Stage stage;
    QLatin1StringView word;
    const char *title;
};

constexpr std::array stages{
    StageEntry{Stage::Waiting, QLatin1StringView("Waiting"), QT_TRANSLATE_NOOP("Stage", "Waiting in line")},
    StageEntry{Stage::Preparing, QLatin1StringView("Preparing"), QT_TRANSLATE_NOOP("Stage", "Preparing")},
    StageEntry{Stage::Uploading, QLatin1StringView("Uploading"), QT_TRANSLATE_NOOP("Stage", "Uploading")},
    StageEntry{Stage::Starting, QLatin1StringView("Starting"), QT_TRANSLATE_NOOP("Stage", "Starting")},
    StageEntry{Stage::Queued, QLatin1StringView("Queued"), QT_TRANSLATE_NOOP("Stage", "Queued")},
    StageEntry{Stage::Training, QLatin1StringView("Training"), QT_TRANSLATE_NOOP("Stage", "Training")},
    StageEntry{Stage::Deploying, QLatin1StringView("Deploying"), QT_TRANSLATE_NOOP("Stage", "Deploying")},
    StageEntry{Stage::Ready, QLatin1StringView("Ready"), QT_TRANSLATE_NOOP("Stage", "Ready")},
    StageEntry{Stage::Sampling, QLatin1StringView("Sampling"), QT_TRANSLATE_NOOP("Stage", "Sampling")},
    StageEntry{Stage::Done, QLatin1StringView("Done"), QT_TRANSLATE_NOOP("Stage", "Done")},
    StageEntry{Stage::NeedsAttention, QLatin1StringView("NeedsAttention"),
               QT_TRANSLATE_NOOP("Stage", "Needs attention")},
    StageEntry{Stage::Failed, QLatin1StringView("Failed"), QT_TRANSLATE_NOOP("Stage", "Failed")},
    StageEntry{Stage::Stopped, QLatin1StringView("Stopped"), QT_TRANSLATE_NOOP("Stage", "Stopped")},
};

const StageEntry &entry(Stage stage)
{
    return stages[size_t(stage)];
}

} // namespace

QString stageWord(Stage stage)
{
    return entry(stage).word;
}

std::optional<Stage> stageFromWord(const QString &word)
{
    for (const StageEntry &e : stages) {
        if (e.word == word)
            return e.stage;
    }
    return std::nullopt;
}

QString stageTitle(Stage stage)
{
    return QCoreApplication::translate("Stage", entry(stage).title);
}

bool isActive(Stage stage)
{
    return stage < Stage::Done;
}

} // namespace easel
