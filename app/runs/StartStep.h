// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

namespace easel {

/// The paid start: sent once. An answer that was lost, also by an earlier session, is looked for in the
/// service's list ("Paying once"): found, it is adopted; sent again only after two complete lists without
/// it, the second at least 15 s after the first.
class StartStep : public RunStep
{
    Q_OBJECT
public:
    using RunStep::RunStep;
    void begin() override;

private:
    void send();
    void answered(const ServiceResult<QString> &taskId);
    void reconcile(int completeLists);
    void listed(int completeLists, const ServiceResult<std::vector<TrainingTask>> &tasks);
    StyleTrainingRequest request() const;

    int m_attempt = 0;
};

} // namespace easel
