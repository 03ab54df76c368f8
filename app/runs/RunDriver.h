// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/BalanceStep.h"
#include "app/samples/SampleEngine.h"

#include <set>

namespace easel {

/// Takes one run through its stages, one step after the other, beginning wherever the journal says it stands.
/// Deleted as soon as it ended.
class RunDriver : public QObject
{
    Q_OBJECT
public:
    RunDriver(RunRecord &record, const RunTools &tools, SampleEngine &samples, const QString &folder,
              QObject *parent);
    /// grids: of a run that is done, what is to be made; empty: all that is unfinished.
    void begin(const std::set<qint64> &grids = {});
    void pausedChanged();

Q_SIGNALS:
    void changed();
    /// Nothing is left to do by itself; the run tells why.
    void ended();
    void journalFailed(const easel::Error &error);

private:
    void nextStep();
    bool heldByPause() const;
    void take(std::unique_ptr<RunStep> step, Stage next);
    void enter(Stage stage);
    void stepTroubled(Trouble trouble, const Error &error);
    void removeRenderedPictures();
    bool balanceIsWanted(BalanceStep::When when) const;
    void lookAtBalance(BalanceStep::When when); ///< then goes on with the stage
    void beginSampling();
    SamplePlan planWithSize() const;
    void askForSamples(const QString &loraName);
    void samplesSettled();
    void samplesHalted(const Error &error, bool gaveUp);

    RunRecord &m_record;
    const RunTools &m_tools;
    SampleEngine &m_samples;
    const QString m_folder;
    std::unique_ptr<RunStep> m_step;
    std::set<qint64> m_grids;
    std::optional<BalanceStep::When> m_balanceAsked; ///< by this driver
};

} // namespace easel
