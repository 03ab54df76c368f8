// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/Recipe.h"
#include "tests/fuzz/Fuzz.h"

#include <QJsonDocument>

using namespace easel;
using namespace easel::fuzz;

/// What was read and written is read again as the same.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto recipe = recipeFromJson(QJsonDocument::fromJson(bytesOf(data, size)).object());
    if (!recipe)
        return 0;
    const QByteArray written = QJsonDocument(toJson(*recipe)).toJson();
    const auto again = recipeFromJson(QJsonDocument::fromJson(written).object());
    demand(again.has_value(), "a recipe that was written can be read");
    demand(*again == *recipe, "it is the same recipe");
    return 0;
}
