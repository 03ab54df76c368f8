// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Values.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::Values)
};

/// sentence holds %1 for the option and %2 for the text.
std::unexpected<Error> wrong(const ValueOf &of, const QString &sentence, const QString &text)
{
    return failure(of.kind, sentence.arg(of.option, text), of.field);
}

template<class T, class Read>
Result<std::vector<T>> readList(const QStringList &texts, const ValueOf &of, Read read)
{
    std::vector<T> values;
    for (const QString &text : texts) {
        const QStringList parts = text.split(u',');
        for (const QString &part : parts) {
            const Result<T> value = read(part.trimmed(), of);
            if (!value)
                return std::unexpected(value.error());
            values.push_back(*value);
        }
    }
    return values;
}

} // namespace

Result<qint64> readInteger(const QString &text, const ValueOf &of)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (!ok)
        return wrong(of, Words::tr("%1 takes a whole number, not “%2”."), text);
    return value;
}

Result<int> readInt(const QString &text, const ValueOf &of)
{
    const Result<qint64> value = readInteger(text, of);
    if (!value)
        return std::unexpected(value.error());
    if (*value < std::numeric_limits<int>::min() || *value > std::numeric_limits<int>::max())
        return wrong(of, Words::tr("%1 takes no number as large as %2."), text);
    return int(*value);
}

Result<double> readNumber(const QString &text, const ValueOf &of)
{
    bool ok = false;
    const double value = text.toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return wrong(of, Words::tr("%1 takes a number, not “%2”."), text);
    return value;
}

Result<QSize> readSize(const QString &text, const ValueOf &of)
{
    static const QRegularExpression form(u"^(\\d{1,9})[xX×](\\d{1,9})$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return wrong(of, Words::tr("%1 takes width and height such as 512x768, not “%2”."), text);
    return QSize(match.captured(1).toInt(), match.captured(2).toInt());
}

Result<std::vector<qint64>> readIntegers(const QStringList &texts, const ValueOf &of)
{
    return readList<qint64>(texts, of, readInteger);
}

Result<std::vector<double>> readNumbers(const QStringList &texts, const ValueOf &of)
{
    return readList<double>(texts, of, readNumber);
}

} // namespace easel::cli
