// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/Recipe.h"
#include "ui/widgets/Card.h"

namespace easel {

class FactList;
class ThumbnailStrip;
class Thumbnailer;

/// What decides the chosen run: base, size, steps, rate, seed, and its first pictures.
class RecipeCard : public Card
{
    Q_OBJECT
public:
    explicit RecipeCard(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    void setRecipe(const Recipe &recipe);

private:
    static QString baseText(const TrainingSettings &settings);
    static QString facesText(const TrainingSettings &settings); ///< empty where the service leaves them alone

    FactList *m_facts;
    ThumbnailStrip *m_pictures;
};

} // namespace easel
