// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

namespace easel {

/// Looks at the service's task until its model serves. A status that is not known changes nothing.
class WatchStep : public RunStep
{
    Q_OBJECT
public:
    using RunStep::RunStep;
    void begin() override;

private:
    void look();
    void seen(const ServiceResult<TrainingTask> &answer);
    bool enter(Stage stage);
    bool nearTheEnd() const;
    std::chrono::milliseconds untilNextLook();

    std::chrono::milliseconds m_since{0}; ///< monotonic, when the task was accepted
    std::optional<std::chrono::milliseconds> m_nearEndSince;
};

} // namespace easel
