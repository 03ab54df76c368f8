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
    void pausedChanged() override;

private:
    void send();
    void answered(const ServiceResult<QString> &taskId);
    void reconcile(int completeLists);
    void listed(int completeLists, const ServiceResult<std::vector<TrainingTask>> &tasks);
    bool anotherAccount() const;
    StyleTrainingRequest request() const;
    std::vector<AssetId> assets() const;
    void assetsRefused(const std::vector<int> &ordinals, const ServiceError &error);

    std::chrono::milliseconds m_sentAt{0};
    int m_attempt = 0;
    bool m_held = false; ///< by the person's pause, before anything was sent
};

} // namespace easel
