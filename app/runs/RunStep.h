// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunRecord.h"
#include "app/service/Retrier.h"

#include <QThreadPool>

namespace easel {

class UploadSlots;

/// What every step of a run works with.
struct RunTools
{
    ServiceClient &client;
    Clock &clock;
    RetryBudget &budget;
    QThreadPool &workers; ///< renders pictures
    UploadSlots &uploads;
    std::function<QByteArray()> account; ///< the tag of AssetKey
    double speed = 1;                    ///< divides the waiting between looks (demo)
    /// The paid calls that the journal knows of, of all runs together.
    std::function<qint64()> paidSoFar = {};
    /// How many trainings are being looked at, of all runs together.
    std::function<qint64()> watched = {};

    std::chrono::milliseconds scaled(std::chrono::milliseconds time) const
    {
        const auto divided = std::chrono::duration_cast<std::chrono::milliseconds>(time / speed);
        return std::max(divided, std::chrono::milliseconds(10));
    }
};

/// How a step ends when it cannot finish.
enum class Trouble {
    NeedsAttention, ///< a person must do something, then the run goes on where it stopped
    Failed,         ///< for good
    GaveUp,         ///< patience ran out; the stage stays
    Journal,        ///< the journal could not be written: begin again from what it holds
};

/// One step of one run, e.g. the uploads. Ends once, with finished() or troubled(); may be deleted at any
/// moment, and what it had not journaled by then is done again by the next one.
class RunStep : public QObject
{
    Q_OBJECT
public:
    RunStep(RunRecord &record, const RunTools &tools, const QString &folder)
        : m_record(record)
        , m_tools(tools)
        , m_folder(folder)
    {
    }
    virtual void begin() = 0;
    virtual void pausedChanged() {}

Q_SIGNALS:
    void finished();
    void troubled(easel::Trouble trouble, const easel::Error &error);
    /// The step set the run back to an earlier stage, which the journal knows by now.
    void setBack();
    void changed();

protected:
    /// False, and troubled() was told, where the journal could not be written.
    bool journaled(const Result<void> &written);
    /// Tells troubled(), once.
    void end(Trouble trouble, const Error &error);
    /// Tells troubled() of a call that will not be repeated.
    void callFailed(const ServiceError &error, Trouble whenRefused);
    /// A passing trouble, said in place while the call is repeated.
    void noticeTrouble(const ServiceError &error);
    void clearNotice();
    bool over() const { return m_over; }
    void finish();
    void goBack();

    RunRecord &m_record;
    const RunTools &m_tools;
    const QString m_folder; ///< the run's, absolute

private:
    bool m_over = false;
};

} // namespace easel
