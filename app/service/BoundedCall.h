// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/HttpAnswer.h"
#include "app/service/ServiceClient.h"

#include <QTimer>

namespace easel {

/// What every request over HTTP has in common, whatever carries it: an idle and a total deadline, and one
/// ending. Calls done exactly once from the event loop, unless its context died before; then deletes itself.
class BoundedCall : public ServiceCall
{
    Q_OBJECT
public:
    using Done = std::function<void(HttpAnswer)>;

    /// The context is the parent: the call dies with it.
    BoundedCall(QObject *context, Done done);

    /// Ends without sending, by an error that was found before.
    void refuse(const ServiceError &error);

    void abort() final;

protected:
    /// What is known of the answer goes into m_answer, whatever the ending is.
    virtual void readHead() = 0;
    /// Lets go of what carries the request.
    virtual void drop() = 0;

    /// Starts the total deadline; the idle one starts with the first sign of life.
    void armDeadlines(std::chrono::milliseconds idle, std::chrono::milliseconds total);
    void noteLife();
    bool hasEnded() const { return m_ended; }
    /// For the ending that the request itself came to, or a deadline.
    void end(HttpAnswer::Ending ending);

    HttpAnswer m_answer;

private:
    void endLater();
    void deliver();

    Done m_done;
    QTimer m_idle;
    QTimer m_total;
    bool m_ended = false;
};

} // namespace easel
