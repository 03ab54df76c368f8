// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Ids.h"

#include <QRandomGenerator>

namespace easel {

QString newShortId()
{
    static constexpr char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
    quint64 bits = QRandomGenerator::system()->generate64();
    QString id;
    for (int i = 0; i < 10; ++i, bits >>= 5)
        id += QLatin1Char(alphabet[bits & 31]);
    return id;
}

} // namespace easel
