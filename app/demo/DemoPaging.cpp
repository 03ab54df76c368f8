// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoPaging.h"

using namespace Qt::StringLiterals;

namespace easel {

DemoChecked<DemoPage> DemoPage::of(const DemoRequest &request)
{
    DemoPage page;
    const QString limit = request.argument(u"pagination.limit"_s);
    if (!limit.isEmpty()) {
        bool numeric = false;
        page.limit = limit.toInt(&numeric);
        if (!numeric || page.limit < 1 || page.limit > 100)
            return std::unexpected(DemoRefusal{u"pagination.limit must be an integer from 1 to 100"_s});
    }
    const QString cursor = request.argument(u"pagination.cursor"_s);
    if (!cursor.isEmpty()) {
        bool numeric = false;
        page.offset = cursor.mid(2).toInt(&numeric);
        if (!cursor.startsWith("c_"_L1) || !numeric || page.offset < 0)
            return std::unexpected(
                DemoRefusal{u"pagination.cursor is not one that the service gave: "_s + cursor});
    }
    return page;
}

QJsonObject DemoPage::pagination(qsizetype count) const
{
    const qsizetype next = offset + limit;
    return {{u"next_cursor"_s, next < count ? u"c_%1"_s.arg(next) : QString()}};
}

} // namespace easel
