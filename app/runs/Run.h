// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Stage.h"
#include "app/samples/Sample.h"
#include "app/service/ServiceTypes.h"

#include <QDateTime>

namespace easel {

/// Where a run was started.
enum class Origin {
    Here,    ///< by this profile: recipe and pictures are known
    Adopted, ///< elsewhere, and taken over by this profile: watched, sampled from, without a recipe
    Service, ///< elsewhere; only the service's list knows it
};

struct StageTime
{
    Stage stage = Stage::Waiting;
    QDateTime entered; ///< UTC
};

/// A line of "what happened": translated when it is shown.
/// (What is kept is a code and its arguments, see RunEvents.h.)
struct RunEvent
{
    QDateTime at; ///< UTC
    QString text; ///< translated sentence
};

/// One run as views and the command line see it: a value, made anew whenever something changed.
struct Run
{
    QString id;
    QString name;     ///< the person's
    QString taskName; ///< the unique one the service got
    QString service;  ///< "demo" or URL
    Origin origin = Origin::Here;
    Recipe recipe; ///< of Origin::Here
    Stage stage = Stage::Waiting;
    Stage reached =
        Stage::Waiting; ///< the furthest ordinary stage, also when stage is NeedsAttention, Failed or Stopped
    bool paused = false;
    QString taskId;
    std::vector<TrainedModel> models;
    QDateTime created;  ///< UTC
    QDateTime finished; ///< UTC; invalid while active
    std::vector<StageTime> stageTimes;
    std::vector<RunEvent> events; ///< newest last
    std::optional<Error> error;   ///< why it needs attention or failed
    QString notice; ///< a sentence on a passing trouble ("The service cannot be reached. …"); empty

    int pictures = 0; ///< in the recipe
    int prepared = 0;
    int uploaded = 0;
    qint64 bytesSent = 0;                  ///< uploads
    qint64 bytesTotal = 0;                 ///< of all pictures, once every one is prepared; else 0
    std::optional<double> bytesPerSecond;  ///< of the uploads, of late; absent where nothing is sent
    std::optional<double> progressPercent; ///< of the training, 0–100, never falling; absent where unknown
    std::optional<double> etaSeconds;      ///< as the service said, at etaAt
    QDateTime etaAt;

    QString serviceBase; ///< of the others: the base as GET /v3/model names it; empty where unknown
    QString taskType;    ///< of Origin::Service: "style", "subject"
    QString taskStatus;  ///< of Origin::Service: the service's word
    bool archived = false;
    bool removed = false; ///< on its way out; can still be brought back

    // Money in 0.0001 USD; absent where unknown.
    std::optional<qint64> balanceBefore = {};   ///< just before the paid start
    std::optional<qint64> balanceAfter = {};    ///< just after the training
    std::optional<qint64> cost = {};            ///< of the training alone
    std::optional<double> trainingSeconds = {}; ///< training and deployment, where all of it was watched

    std::vector<Sample> samples; ///< all cells of all grids, in order

    /// Patience ran out, or the service refused for a passing reason: nobody works on the run until it is
    /// resumed. error says why; the stage stays where it was.
    bool gaveUp = false;

    bool active() const { return isActive(stage); }
    /// There is work left that goes on without a decision of the person's.
    bool unfinished() const;
    /// The name by which generation knows the LoRA; empty until a model serves.
    QString servingModel() const;
    int samplesDone() const;
};

/// The object of DESIGN.md's command-line JSON: run, name, stage, task_id, models, samples, error.
QJsonObject toJson(const Run &run);

} // namespace easel
