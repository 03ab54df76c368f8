// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/TrainingJson.h"

#include "app/training/TrainingSettings.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace easel {

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    const double number = value.toDouble();
    if (number != std::floor(number))
        return std::nullopt;
    // Two defaults tell a number that does not fit into 64 bits from one that does.
    const qint64 whole = value.toInteger(0);
    if (whole == 0 && value.toInteger(1) == 1)
        return std::nullopt;
    return whole;
}

static bool isText(const QJsonValue &value)
{
    return value.isString();
}

static bool isNumber(const QJsonValue &value)
{
    return value.isDouble();
}

static bool isInt(const QJsonValue &value)
{
    const auto number = wholeNumber(value);
    return number && std::in_range<int>(*number);
}

static bool isLong(const QJsonValue &value)
{
    return wholeNumber(value).has_value();
}

static bool isRate(const QJsonValue &value)
{
    return value.isDouble() || (value.isString() && learningRateFromText(value.toString()));
}

static bool isPrompts(const QJsonValue &value)
{
    return value.isArray() && std::ranges::all_of(value.toArray(), isText);
}

enum class Wanted { Text, Whole, Number, Prompts, Object };

struct Key
{
    QLatin1StringView name;
    bool (*fits)(const QJsonValue &);
    Wanted wanted;
    bool nullIsUnset = false;
};

static bool isObject(const QJsonValue &value)
{
    return value.isObject();
}

static constexpr Key settingsKeys[] = {
    {QLatin1StringView("name"), isText, Wanted::Text},
    {QLatin1StringView("base_model"), isText, Wanted::Text},
    {QLatin1StringView("width"), isInt, Wanted::Whole},
    {QLatin1StringView("height"), isInt, Wanted::Whole},
    {QLatin1StringView("upload"), isText, Wanted::Text},
    {QLatin1StringView("face_crop_ratio"), isNumber, Wanted::Number, true},
    {QLatin1StringView("face_restore"), isObject, Wanted::Object, true},
    {QLatin1StringView("train_batch_size"), isInt, Wanted::Whole},
    {QLatin1StringView("learning_rate"), isRate, Wanted::Number},
    {QLatin1StringView("max_train_steps"), isInt, Wanted::Whole},
    {QLatin1StringView("seed"), isLong, Wanted::Whole},
    {QLatin1StringView("lr_scheduler"), isText, Wanted::Text},
    {QLatin1StringView("lr_warmup_steps"), isInt, Wanted::Whole},
    {QLatin1StringView("sample_prompts"), isPrompts, Wanted::Prompts},
};

static constexpr Key faceRestoreKeys[] = {
    {QLatin1StringView("method"), isText, Wanted::Text},
    {QLatin1StringView("upscale"), isNumber, Wanted::Number},
};

static QString sentence(const QString &key, Wanted wanted)
{
    switch (wanted) {
    case Wanted::Text:
        return QCoreApplication::translate("Recipe", "The recipe's “%1” must be a text.").arg(key);
    case Wanted::Whole:
        return QCoreApplication::translate("Recipe", "The recipe's “%1” must be a whole number.").arg(key);
    case Wanted::Number:
        return QCoreApplication::translate("Recipe", "The recipe's “%1” must be a number.").arg(key);
    case Wanted::Prompts:
        return QCoreApplication::translate("Recipe", "The recipe's “%1” must be a list of texts.").arg(key);
    case Wanted::Object:
        return QCoreApplication::translate("Recipe", "The recipe's “%1” must be an object.").arg(key);
    }
    return {};
}

template<std::size_t N>
static Result<void> checkKeys(const QJsonObject &json, const Key (&keys)[N], const QString &prefix)
{
    for (const Key &key : keys) {
        const QJsonValue value = json.value(key.name);
        if (value.isUndefined() || (key.nullIsUnset && value.isNull()) || key.fits(value))
            continue;
        const QString name = prefix + key.name;
        return failure(ErrorKind::Usage, sentence(name, key.wanted), name);
    }
    return {};
}

Result<void> checkTypes(const QJsonObject &trainingSettings)
{
    if (const auto fits = checkKeys(trainingSettings, settingsKeys, {}); !fits)
        return fits;
    return checkKeys(trainingSettings.value(QLatin1StringView("face_restore")).toObject(), faceRestoreKeys,
                     QStringLiteral("face_restore."));
}

} // namespace easel
