// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/service/RetryPolicy.h"
#include "app/service/ServiceClient.h"

namespace easel {

/// What a failed call means for the patience of the command: a 5xx, also one in an envelope, is no answer to
/// live on. The silence began when the call was sent.
inline void noteOutcome(RetryBudget &budget, const ServiceError &error, std::chrono::milliseconds sentAt)
{
    if (error.fromService && error.kind != ErrorKind::Service)
        budget.noteAnswer();
    else
        budget.noteFailure(sentAt);
}

/// Sends a free call again and again until it is answered: waits as RetryPolicy says, gives up when the
/// budget is exhausted or the error is a lasting one. The callback comes exactly once, unless context dies
/// before. onTrouble tells of each try that failed and will be repeated.
template<class T>
class Retrier : public QObject
{
public:
    using Send = std::function<ServiceCall *(QObject *context, ServiceCallback<T> done)>;

    static Retrier *run(QObject *context, Clock &clock, RetryBudget &budget, Send send,
                        ServiceCallback<T> done, std::function<void(const ServiceError &)> onTrouble = {})
    {
        auto *retrier =
            new Retrier(context, clock, budget, std::move(send), std::move(done), std::move(onTrouble));
        retrier->attempt();
        return retrier;
    }

private:
    Retrier(QObject *context, Clock &clock, RetryBudget &budget, Send send, ServiceCallback<T> done,
            std::function<void(const ServiceError &)> onTrouble)
        : QObject(context)
        , m_clock(clock)
        , m_budget(budget)
        , m_send(std::move(send))
        , m_done(std::move(done))
        , m_onTrouble(std::move(onTrouble))
    {
    }

    void attempt()
    {
        m_sentAt = m_clock.monotonic();
        m_send(this, [this](ServiceResult<T> result) { answered(std::move(result)); });
    }

    void answered(ServiceResult<T> result)
    {
        if (result) {
            m_budget.noteAnswer();
            return finish(std::move(result));
        }
        const ServiceError &error = result.error();
        noteOutcome(m_budget, error, m_sentAt);
        if (!error.temporary || m_budget.exhausted())
            return finish(std::move(result));
        if (m_onTrouble)
            m_onTrouble(error);
        m_budget.wait(error, m_attempt++, this, [this] { attempt(); });
    }

    void finish(ServiceResult<T> result)
    {
        // The callback may delete the context and this with it.
        const auto done = std::move(m_done);
        deleteLater();
        done(std::move(result));
    }

    Clock &m_clock;
    RetryBudget &m_budget;
    Send m_send;
    ServiceCallback<T> m_done;
    std::function<void(const ServiceError &)> m_onTrouble;
    std::chrono::milliseconds m_sentAt{0};
    int m_attempt = 0;
};

} // namespace easel
