// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/runs/Remedy.h"
#include "ui/widgets/Surface.h"

class QGridLayout;
class QBoxLayout;

namespace easel {

class Banner;
class EventList;
class ModelsCard;
class RecipeCard;
class RunActions;
class RunKeeping;
class RunProgressLine;
class StageTimeline;
class TextLabel;
class Thumbnailer;

/// Everything about the chosen run.
class RunDetail : public QWidget
{
    Q_OBJECT
public:
    explicit RunDetail(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    /// now: UTC.
    void setRun(const Run &run, std::optional<double> secondsLeft, const QDateTime &now);
    RunActions &actions() { return *m_actions; }
    /// The focus goes to what most likely comes next for the run.
    void activateMainAction();
    ModelsCard &models() { return *m_models; }
    RunKeeping &keeping() { return *m_keeping; }

Q_SIGNALS:
    void remedyRequested(const easel::Remedy &remedy);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void createWidgets(Thumbnailer &thumbnailer);
    void layOut();
    QWidget *makeStatusBlock();
    QWidget *makeEventBlock();
    void arrange(bool wide); ///< the cards beside, or between
    void showTrouble(const Run &run);

    TextLabel *m_name;
    TextLabel *m_safe;
    Banner *m_error;
    Banner *m_notice;
    RunProgressLine *m_progress;
    StageTimeline *m_timeline;
    RunActions *m_actions;
    RunKeeping *m_keeping;
    EventList *m_events;
    RecipeCard *m_recipe;
    ModelsCard *m_models;

    QGridLayout *m_grid;
    QWidget *m_status;
    QWidget *m_happened;
    QWidget *m_cards;
    QBoxLayout *m_cardsLayout;
    bool m_wide = false;
    Remedy m_remedy;
    QString m_shownError; ///< with the run's id: closed by the person it stays closed
    QString m_shownNotice;
};

/// Why the window may be closed while this run goes on; empty where nothing goes on.
QString safeToCloseText(const Run &run);

} // namespace easel
