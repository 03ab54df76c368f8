// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/UnitText.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace easel {

QString bytesText(qint64 bytes)
{
    // A tenth of a kilobyte tells nobody anything.
    const int decimals = bytes < 1'000'000 ? 0 : 1;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString sizeText(QSize size)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    //: Width and height of a picture.
    return QCoreApplication::translate("UnitText", "%1 × %2")
        .arg(locale.toString(size.width()), locale.toString(size.height()));
}

QString moneyText(qint64 amount)
{
    const bool fine = std::abs(amount) < 10'000 && amount % 100 != 0;
    // The C locale, which has no place, would put the sign behind.
    const QLocale here;
    const QLocale locale = here.language() == QLocale::C ? QLocale(QLocale::English) : here;
    return locale.toCurrencyString(double(amount) / 10'000, QStringLiteral("$"), fine ? 4 : 2);
}

QString durationText(double seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    const QLocale locale;
    const qint64 all = std::max<qint64>(0, std::llround(seconds));
    if (all < minute)
        return QCoreApplication::translate("UnitText", "%1 s").arg(locale.toString(all));
    if (all < 10 * minute && all % minute != 0)
        return QCoreApplication::translate("UnitText", "%1 min %2 s")
            .arg(locale.toString(all / minute), locale.toString(all % minute));
    const qint64 minutes = std::llround(double(all) / minute);
    if (minutes < hour / minute)
        return QCoreApplication::translate("UnitText", "%1 min").arg(locale.toString(minutes));
    if (minutes % 60 == 0)
        return QCoreApplication::translate("UnitText", "%1 h").arg(locale.toString(minutes / 60));
    return QCoreApplication::translate("UnitText", "%1 h %2 min")
        .arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
}

} // namespace easel
