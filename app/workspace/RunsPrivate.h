// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/EngineHost.h"
#include "app/workspace/Runs.h"

#include <QThread>

namespace easel {

struct Runs::Private
{
    QThread thread;
    QObject threadContext;            ///< lives in the thread; the address for posted work
    std::unique_ptr<EngineHost> host; ///< made, used and destroyed in the thread
    std::vector<Run> runs;            ///< newest first

    /// Runs work in the engine's thread, soon.
    void post(std::function<void(EngineHost &)> work);
};

} // namespace easel
