// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/BalanceStep.h"

namespace easel {

using namespace std::chrono_literals;
static constexpr auto longestWait = 4s;

BalanceStep::BalanceStep(RunRecord &record, const RunTools &tools, const QString &folder, When when)
    : RunStep(record, tools, folder)
    , m_when(when)
{
}

void BalanceStep::begin()
{
    m_paid = m_tools.paidSoFar ? m_tools.paidSoFar() : 0;
    m_tools.client.balance(this, [this](const ServiceResult<Balance> &balance) { seen(balance); });
    m_tools.clock.after(longestWait, this, [this] { finish(); });
}

void BalanceStep::seen(const ServiceResult<Balance> &balance)
{
    if (over())
        return;
    // Another run may have spent meanwhile: then the number says nothing of this one.
    const bool quiet = !m_tools.paidSoFar || m_tools.paidSoFar() == m_paid;
    if (balance && quiet) {
        const auto written = m_when == When::BeforeStart
                                 ? m_record.balanceSeenBefore(balance->available, m_paid)
                                 : m_record.balanceSeenAfter(balance->available, m_paid);
        if (!journaled(written))
            return;
    }
    finish();
}

} // namespace easel
