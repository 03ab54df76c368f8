// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/widgets/Card.h"

namespace easel {

class FactList;
class TextLabel;
class ThumbnailStrip;
class Thumbnailer;

/// What decides the chosen run: base, size, steps, rate, seed, and its first pictures; or what little is
/// known of one that was started elsewhere.
class RecipeCard : public Card
{
    Q_OBJECT
public:
    explicit RecipeCard(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    void setRun(const Run &run, const QDateTime &now); ///< now: UTC

private:
    void showRecipe(const Run &run);
    void showTask(const Run &run, const QDateTime &now);
    static QString baseAndFamily(const TrainingSettings &settings);
    static QString facesText(const TrainingSettings &settings); ///< empty where the service leaves them alone

    TextLabel *m_title;
    TextLabel *m_sentence;
    FactList *m_facts;
    ThumbnailStrip *m_pictures;
};

} // namespace easel
