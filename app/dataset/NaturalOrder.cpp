// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/NaturalOrder.h"

namespace easel {

static bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

// The digits that begin at position, without leading zeros; position moves behind them.
static QStringView takeNumber(QStringView text, qsizetype &position)
{
    while (position < text.size() && text[position] == u'0')
        ++position;
    const qsizetype first = position;
    while (position < text.size() && isDigit(text[position]))
        ++position;
    return text.sliced(first, position - first);
}

static int weight(QChar c)
{
    if (c == u'/') // what lies in one folder stays together
        return 0;
    if (c == u'.') // "a.png" before "a (2).png"
        return 1;
    return c.toCaseFolded().unicode();
}

int compareNaturally(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const QStringView x = takeNumber(a, i);
            const QStringView y = takeNumber(b, j);
            if (x.size() != y.size())
                return x.size() < y.size() ? -1 : 1;
            if (const int order = x.compare(y))
                return order;
        } else {
            const int order = weight(a[i++]) - weight(b[j++]);
            if (order != 0)
                return order;
        }
    }
    const qsizetype rest = (a.size() - i) - (b.size() - j);
    if (rest != 0)
        return rest < 0 ? -1 : 1;
    return a.compare(b);
}

} // namespace easel
