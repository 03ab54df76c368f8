// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoFields.h"
#include "app/demo/DemoHttp.h"

#include <algorithm>

namespace easel {

/// pagination.limit (1–100, 10 where absent) and pagination.cursor ("c_<offset>").
struct DemoPage
{
    qsizetype offset = 0;
    qsizetype limit = 10;

    static DemoChecked<DemoPage> of(const DemoRequest &request);

    qsizetype end(qsizetype count) const { return std::min(count, offset + limit); }
    QJsonObject pagination(qsizetype count) const; ///< {next_cursor}, "" at the end
};

} // namespace easel
