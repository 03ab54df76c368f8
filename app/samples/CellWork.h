// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/Sample.h"
#include "app/service/ServiceClient.h"

#include <QObject>

#include <chrono>

namespace easel {

class Clock;
class RateLimits;
class RetryBudget;

/// Brings one cell (one paid call, one or more pictures) from where it stands to its end. Each change of its
/// samples is saved before the next step is taken. Deletes itself after ended().
class CellWork : public QObject
{
    Q_OBJECT
public:
    struct Tools
    {
        ServiceClient &client;
        Clock &clock;
        RetryBudget &budget;
        RateLimits &limits;
        double speed; ///< divides the time between looks
        /// Journals the samples; false stops the work (what was paid is kept in memory all the same).
        std::function<bool(const std::vector<Sample> &)> save;
    };
    /// GaveUp: nothing answered for as long as there was patience. Halted: waiting does not help.
    enum class End { Settled, RateLimited, GaveUp, Halted };

    CellWork(const Tools &tools, std::vector<Sample> samples, const QString &folder, QObject *parent);

    void begin();
    /// No further call; one that is paid and in the air is still answered and saved. Ends by itself.
    void stop();
    bool paidInAir() const { return m_paidInAir; }

Q_SIGNALS:
    void paidCallAnswered();
    /// RateLimited: the cell waits again, see RateLimits. Halted: see error.
    void ended(easel::CellWork::End end, const easel::Error &error);

private:
    bool save(SampleState state, const QString &taskId = {}, const std::optional<Error> &error = {});
    QString taskId() const; ///< of the call that is being answered; empty where none was
    void send();
    void sent(const ServiceResult<QString> &answer);
    void poll();
    void polled(const ServiceResult<ImageTask> &answer);
    void download(ImageTask task, size_t position);
    void downloadFailed(const ServiceError &error);
    void downloaded(ImageTask task, size_t position, const ServiceResult<QByteArray> &bytes);
    void fail(const Error &error);
    void end(End end, const Error &error = {});

    Tools m_tools;
    std::vector<Sample> m_samples;
    QString m_folder;
    int m_downloadTries = 0;
    std::chrono::milliseconds m_sentAt{0};
    bool m_paidInAir = false;
    bool m_stopped = false;
    bool m_ended = false;
};

} // namespace easel
