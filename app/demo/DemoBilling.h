// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoHttp.h"

namespace easel {

/// GET /openapi/v1/billing/balance/detail over play money: what the kept trainings and pictures cost is taken
/// off a purse that fills up again before it is empty, so that nothing ever stops a demonstration. Amounts
/// are in 0.0001 USD.
class DemoBilling
{
public:
    static qint64 trainingPrice(bool sdxl, qint64 steps);
    static qint64 picturePrice(qint64 pictures);

    /// spent: by all that is kept.
    static DemoAnswer balance(qint64 spent);
};

} // namespace easel
