// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RefusedAssets.h"

#include <QRegularExpression>

#include <numeric>

namespace easel {

static QString idText(const AssetId &asset)
{
    return asset.value.isString() ? asset.value.toString() : QString::number(asset.value.toInteger());
}

/// Whole words only: 12 is not named by 123.
static bool names(const QString &text, const QString &id)
{
    const QRegularExpression word(
        QStringLiteral("(?<![0-9A-Za-z])%1(?![0-9A-Za-z])").arg(QRegularExpression::escape(id)));
    return text.contains(word);
}

/// image_dataset_items[3], as the field is called in the request.
static std::vector<int> namedPlaces(const QString &text, int count)
{
    static const QRegularExpression place(QStringLiteral("image_dataset_items\\[(\\d+)\\]"));
    std::vector<int> places;
    for (auto found = place.globalMatch(text); found.hasNext();) {
        const int index = found.next().captured(1).toInt();
        if (index < count)
            places.push_back(index);
    }
    return places;
}

std::vector<int> refusedAssets(const ServiceError &error, const std::vector<AssetId> &assets)
{
    if (!error.fromService || error.temporary || (error.httpStatus != 400 && error.httpStatus != 404))
        return {};
    const bool aboutPictures = error.reason == QLatin1StringView("INVALID_IMAGE_FORMAT") ||
                               error.reason == QLatin1StringView("IMAGE_FILE_EXCEEDS_MAX_SIZE");
    if (!aboutPictures && !error.details.contains(QLatin1StringView("asset"), Qt::CaseInsensitive))
        return {};

    std::vector<int> refused;
    for (size_t i = 0; i < assets.size(); ++i) {
        if (names(error.details, idText(assets[i])))
            refused.push_back(int(i));
    }
    if (refused.empty())
        refused = namedPlaces(error.details, int(assets.size()));
    if (refused.empty()) {
        refused.resize(assets.size());
        std::iota(refused.begin(), refused.end(), 0);
    }
    return refused;
}

} // namespace easel
