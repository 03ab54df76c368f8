// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/BoundedCall.h"

#include <utility>

namespace easel {

BoundedCall::BoundedCall(QObject *context, Done done)
    : ServiceCall(context)
    , m_done(std::move(done))
{
    m_idle.setSingleShot(true);
    m_total.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        m_answer.limit = m_idle.intervalAsDuration();
        end(HttpAnswer::Ending::IdleTooLong);
    });
    connect(&m_total, &QTimer::timeout, this, [this] {
        m_answer.limit = m_total.intervalAsDuration();
        end(HttpAnswer::Ending::TotalTooLong);
    });
}

void BoundedCall::armDeadlines(std::chrono::milliseconds idle, std::chrono::milliseconds total)
{
    m_idle.setInterval(idle);
    m_total.start(total);
}

/// The first sign of life starts the idle deadline: a request that waits for one of Qt's six connections to a
/// host is not silence of the host.
void BoundedCall::noteLife()
{
    m_idle.start();
}

void BoundedCall::refuse(const ServiceError &error)
{
    m_answer.refusal = error;
    m_ended = true;
    endLater();
}

void BoundedCall::abort()
{
    if (m_ended)
        return;
    m_ended = true;
    m_idle.stop();
    m_total.stop();
    readHead();
    drop();
    m_answer.ending = HttpAnswer::Ending::Aborted;
    endLater();
}

/// The caller never hears from inside its own call.
void BoundedCall::endLater()
{
    QMetaObject::invokeMethod(this, &BoundedCall::deliver, Qt::QueuedConnection);
}

void BoundedCall::end(HttpAnswer::Ending ending)
{
    if (m_ended)
        return;
    m_ended = true;
    m_idle.stop();
    m_total.stop();
    m_answer.ending = ending;
    readHead();
    drop();
    deliver();
}

void BoundedCall::deliver()
{
    const Done done = std::exchange(m_done, nullptr);
    HttpAnswer answer = std::move(m_answer);
    deleteLater();
    done(std::move(answer)); // may delete the context, and this with it
}

} // namespace easel
