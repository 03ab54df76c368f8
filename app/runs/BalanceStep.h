// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

namespace easel {

/// Asks for the account's balance and writes it down with the run. Holds nothing up: asked once, waited for
/// briefly, and unknown where no answer comes.
class BalanceStep : public RunStep
{
    Q_OBJECT
public:
    enum class When { BeforeStart, AfterTraining };

    BalanceStep(RunRecord &record, const RunTools &tools, const QString &folder, When when);
    void begin() override;

private:
    void seen(const ServiceResult<Balance> &balance);

    When m_when;
    qint64 m_paid = 0;
};

} // namespace easel
