// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoBilling.h"

using namespace Qt::StringLiterals;

namespace easel {

static constexpr qint64 purse = 1'000'000; // 100 USD
static constexpr qint64 eachTraining = 1'000;
static constexpr qint64 eachStep = 3;
static constexpr qint64 eachStepSdxl = 8;
static constexpr qint64 eachPicture = 15;

qint64 DemoBilling::trainingPrice(bool sdxl, qint64 steps)
{
    // No purse is that deep; and no product of a client's number may overflow.
    const qint64 counted = std::min<qint64>(steps, 1'000'000);
    return eachTraining + counted * (sdxl ? eachStepSdxl : eachStep);
}

qint64 DemoBilling::picturePrice(qint64 pictures)
{
    return pictures * eachPicture;
}

DemoAnswer DemoBilling::balance(qint64 spent)
{
    const QString left = QString::number(purse - spent % purse);
    return DemoAnswer::json({{u"availableBalance"_s, left},
                             {u"cashBalance"_s, left},
                             {u"creditLimit"_s, u"0"_s},
                             {u"pendingCharges"_s, u"0"_s},
                             {u"outstandingInvoices"_s, u"0"_s}});
}

} // namespace easel
