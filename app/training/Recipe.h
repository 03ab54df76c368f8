// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Crop.h"
#include "app/training/TrainingSettings.h"

namespace easel {

/// One picture of a recipe.
struct RecipeItem
{
    QString file;    ///< the item's id: its path relative to the dataset
    QString path;    ///< absolute, where it lay when the run was started
    QString caption; ///< as it is sent
    Framing framing;
    QByteArray sourceSha256; ///< of the original, hex; empty until it was read

    bool operator==(const RecipeItem &) const = default;
};

/// Everything that decides a training, frozen when the run starts.
struct Recipe
{
    QString dataset;       ///< its name (the folder's)
    QString datasetFolder; ///< absolute
    QString service;       ///< "demo", or the service's URL
    QString easelVersion;
    TrainingSettings settings;
    std::vector<RecipeItem> items; ///< in the order in which they are sent

    bool operator==(const Recipe &) const = default;
};

QJsonObject toJson(const Recipe &recipe);
/// Error: Usage where the JSON is no recipe, or one of a newer version; Settings where a value is out of
/// range.
Result<Recipe> recipeFromJson(const QJsonObject &json);

} // namespace easel
