// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoClock.h"
#include "app/demo/DemoHttp.h"
#include "app/demo/DemoStore.h"

#include <QHash>

#include <vector>

namespace easel {

class DemoSignedUrl;
class DemoUploads;

/// One accepted training. Its state at any moment follows from when it was accepted.
struct DemoTraining
{
    enum class Phase { Queuing, Training, Failed, Deploying, Serving };

    QString taskId;
    QString name;
    QString baseModel;
    QString modelName;
    QStringList assets;
    qint64 seed = 0;
    qint64 steps = 0;
    qint64 order = 0;      ///< grows with each training
    qint64 createdAt = 0;  ///< seconds since 1970
    qint64 acceptedAt = 0; ///< service ms
    bool willFail = false;

    Phase phase(qint64 serviceNow) const;
    double progressPercent(qint64 serviceNow) const; ///< of Phase::Training
    qint64 trainingEndsAt() const;                   ///< service ms
};

/// POST and GET /v3/training/style, GET /v3/training, GET /v3/model. At speed 1 a training queues for 12 s,
/// trains for 92 s and deploys for 16 s.
class DemoTrainings
{
public:
    static const QString pathPrefix; ///< of every model file's URL

    DemoTrainings(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls,
                  const DemoUploads &uploads, bool failing);

    DemoAnswer start(const QJsonObject &body); ///< on the disk before it is answered
    DemoAnswer result(const DemoRequest &request) const;
    DemoAnswer list(const DemoRequest &request) const;
    DemoAnswer models(const DemoRequest &request) const;
    DemoAnswer modelFile(const DemoRequest &request) const;
    qint64 spent() const; ///< by all trainings, in 0.0001 USD

    /// The training that a LoRA came from, with or without ".safetensors"; null where none is known by that
    /// name or it is not serving.
    const DemoTraining *servingLora(const QString &modelName) const;

private:
    std::vector<QJsonObject> loraEntries() const; ///< of GET /v3/model

    const DemoStore &m_store;
    const DemoClock &m_clock;
    const DemoSignedUrl &m_urls;
    const DemoUploads &m_uploads;
    bool m_failing;
    std::vector<DemoTraining> m_trainings; ///< oldest first
};

} // namespace easel
