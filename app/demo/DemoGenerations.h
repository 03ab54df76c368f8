// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoClock.h"
#include "app/demo/DemoContract.h"
#include "app/demo/DemoPainter.h"
#include "app/demo/DemoSignedUrl.h"
#include "app/demo/DemoStore.h"

#include <QHash>
#include <QMutex>

class QThreadPool;

namespace easel {

class DemoTrainings;
class DemoUploads;

/// One accepted txt2img call.
struct DemoGeneration
{
    struct Lora
    {
        QString trainingId;
        QStringList files; ///< the training's uploads
        double strength = 0;
    };
    enum class Paint { Missing, Running, Done, Failed };

    QString taskId;
    DemoGenerationOrder order; ///< its seed is the real one, never −1
    std::vector<Lora> loras;
    qint64 startsAt = 0; ///< service ms
    qint64 endsAt = 0;   ///< service ms
    Paint paint = Paint::Missing;

    QString pictureName(int index) const;
};

/// POST /v3/async/txt2img, GET /v3/async/task-result and the pictures. Each picture takes 4 s at speed 1,
/// three calls go at once, the rest waits. The pictures are painted in the pool as soon as the call is
/// accepted, and again on demand where a killed program left them out.
class DemoGenerations : public QObject
{
    Q_OBJECT
public:
    struct Rules
    {
        bool envelope = false;
        bool numericTtl = false;
        qint64 urlLifetimeMs = 0; ///< of a picture's URL, in real time
    };
    static const QString pathPrefix; ///< of every picture's URL

    DemoGenerations(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls,
                    const DemoUploads &uploads, const DemoTrainings &trainings, QThreadPool &pool,
                    Rules rules);

    DemoAnswer start(const QJsonObject &body); ///< on the disk before it is answered
    DemoAnswer result(const DemoRequest &request);
    DemoAnswer picture(const DemoRequest &request) const;
    qint64 spent() const; ///< by all that is kept, in 0.0001 USD

private:
    DemoChecked<std::vector<DemoGeneration::Lora>> resolved(const DemoGenerationOrder &order) const;
    qint64 freeSlotAt() const;
    void paint(DemoGeneration &generation);
    bool paintAll(const DemoGeneration &generation); ///< in the pool
    std::shared_ptr<const DemoStyle> styleOf(const DemoGeneration::Lora &lora);
    QJsonArray imagesOf(const DemoGeneration &generation) const;

    const DemoStore &m_store;
    const DemoClock &m_clock;
    const DemoSignedUrl &m_urls;
    const DemoUploads &m_uploads;
    const DemoTrainings &m_trainings;
    QThreadPool &m_pool;
    Rules m_rules;
    QHash<QString, DemoGeneration> m_generations;

    QMutex m_stylesMutex;
    QHash<QString, std::shared_ptr<const DemoStyle>> m_styles; ///< by training
};

} // namespace easel
