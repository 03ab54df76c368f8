// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ProblemLimits.h"

#include <QJsonValue>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

constexpr double leastSharpness = 0;
constexpr double leastAspect = 1;
constexpr int leastBits = 0;
constexpr double most = 100'000;

constexpr auto sharpnessKey = "sharpness"_L1;
constexpr auto aspectKey = "aspect"_L1;
constexpr auto bitsKey = "duplicate_bits"_L1;

double inRange(const QJsonValue &value, double least, double otherwise)
{
    const double number = value.toDouble(otherwise);
    return number >= least && number <= most ? number : otherwise;
}

} // namespace

QJsonObject withProblemLimits(QJsonObject json, const ProblemLimits &limits)
{
    const ProblemLimits usual;
    const auto note = [&json](QLatin1StringView key, double value, double usually) {
        if (value == usually)
            json.remove(key);
        else
            json.insert(key, value);
    };
    note(sharpnessKey, limits.sharpness, usual.sharpness);
    note(aspectKey, limits.aspect, usual.aspect);
    note(bitsKey, limits.duplicateBits, usual.duplicateBits);
    return json;
}

ProblemLimits problemLimitsFromJson(const QJsonObject &json)
{
    const ProblemLimits usual;
    ProblemLimits limits;
    limits.sharpness = inRange(json[sharpnessKey], leastSharpness, usual.sharpness);
    limits.aspect = inRange(json[aspectKey], leastAspect, usual.aspect);
    limits.duplicateBits = int(inRange(json[bitsKey], leastBits, usual.duplicateBits));
    return limits;
}

} // namespace easel
