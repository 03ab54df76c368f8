// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

#include <atomic>

namespace easel {

/// Renders every picture of the recipe that is not rendered yet into the run's uploads folder, in workers.
class PrepareStep : public RunStep
{
    Q_OBJECT
public:
    using RunStep::RunStep;
    ~PrepareStep() override;
    void begin() override;

private:
    void render(int ordinal);
    void rendered(const Result<UploadRow> &row);

    int m_left = 0;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
};

/// Where the rendered bytes of a picture lie until the start is accepted.
QString renderedFile(const QString &runFolder, int ordinal, const QString &extension);

} // namespace easel
