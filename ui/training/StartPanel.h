// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Experience.h"
#include "ui/training/CheckRows.h"
#include "ui/training/TrainingStart.h"
#include "ui/widgets/Widgets.h"

namespace easel {

class ChecksCard;
class FactList;
class InlineQuestion;

/// The right side of the Training page: the checks, what the start comes to, and the one button.
class StartPanel : public Surface
{
    Q_OBJECT
public:
    explicit StartPanel(QWidget *parent = nullptr);

    /// A row that blocks keeps the button back.
    void setRows(const std::vector<CheckRow> &rows);
    /// pictures: in the training. destination: where they go, one phrase.
    /// known: what trainings like this one took and cost.
    void setFacts(const TrainingSettings &settings, int pictures, const QString &destination,
                  const Experience &known = {});
    void setState(TrainingStart::State state);
    void setReady(bool ready); ///< false while the dataset is still being read
    /// Asks before the first upload, in the button's place.
    void askForConsent(const QString &sentence);
    void showError(const QString &sentence); ///< empty: none

Q_SIGNALS:
    void startRequested();
    void consentGiven();
    void cancelRequested();
    void linkActivated(const easel::CheckRow &row);

private:
    void createWidgets();
    void layOut();
    void connectSignals();
    void updateButton();

    ChecksCard *m_checks;
    Card *m_factsCard;
    FactList *m_facts;
    Banner *m_error;
    InlineQuestion *m_consent;
    QWidget *m_footer;
    TextLabel *m_paid;
    Button *m_start;
    Button *m_cancel;
    TrainingStart::State m_state = TrainingStart::State::Idle;
    QString m_reasons; ///< why the start is kept back
    bool m_ready = true;
};

/// "512 × 512 JPEG": what leaves the machine for each picture, and how many.
QString uploadText(const TrainingSettings &settings, int pictures);
/// "2,000 · about 42 for each picture".
QString stepsText(const TrainingSettings &settings, int pictures);
/// "8 to 12 min, by 3 runs"; "unknown" before two.
QString timeText(const Learned &seconds);
/// "$0.40 to $0.60, by 3 runs"; "unknown" before two.
QString costText(const Learned &cost);
/// "1 training and 4 paid pictures".
QString paidText(int samples);

} // namespace easel
