// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QUrl>

#include <chrono>
#include <memory>

namespace easel {

/// A strict stand-in of the service on 127.0.0.1, in a thread of its own, with its own JSON code. It trains
/// nothing; its pictures are made from the uploads. State is kept under stateDir, so that tasks are found
/// again. Source of every rule: the service's page and API.md.
class DemoService
{
public:
    struct Options
    {
        QString stateDir; ///< created where missing
        double speed = 1; ///< divides queue, training, deployment, generation and rate windows
        QString key = QStringLiteral("demo");
        quint16 port = 0;             ///< 0: a free one
        quint16 publicPort = 0;       ///< where clients reach it, behind something of theirs; 0: port
        bool integerAssetIds = false; ///< the schema's side of the contradiction
        bool envelope = false;        ///< txt2img answers {code, msg, data}
        bool numericTtl = false;      ///< image_url_ttl as a number
        std::chrono::milliseconds uploadUrlLifetime{120'000};
        std::chrono::milliseconds pictureUrlLifetime{3'600'000};
        bool failTrainings = false; ///< trainings accepted meanwhile end FAILED
    };

    /// Listens at once. Error: Conflict where the port is taken or another process serves from the same
    /// state, Disk where the state cannot be kept, Usage where an option makes no sense.
    static Result<std::unique_ptr<DemoService>> start(const Options &options);
    ~DemoService(); ///< closes all connections and joins the thread

    QUrl url() const; ///< http://127.0.0.1:PORT

private:
    struct Private;
    explicit DemoService(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace easel
