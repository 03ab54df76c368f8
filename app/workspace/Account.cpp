// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Account.h"

#include "app/workspace/Runs.h"

#include <QPointer>

namespace easel {

using namespace std::chrono_literals;

/// Samples come one after the other: one look for all of them.
static constexpr auto gatherFor = 3s;

Account::Account(Runs &runs, Clock &clock, bool asksByItself, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_clock(clock)
    , m_asksByItself(asksByItself)
{
    connect(&runs, &Runs::runAdded, this, &Account::runChanged);
    connect(&runs, &Runs::runChanged, this, &Account::runChanged);
}

void Account::keyChanged(bool hasKey)
{
    ++m_round;
    m_hasKey = hasKey;
    m_asking = m_again = false;
    m_balance.reset();
    m_error.reset();
    Q_EMIT changed();
    if (m_asksByItself)
        refresh();
}

void Account::refresh()
{
    if (!m_hasKey)
        return;
    if (m_asking) {
        m_again = true;
        return;
    }
    m_asking = true;
    Q_EMIT changed();
    m_runs.askBalance([self = QPointer(this), round = m_round](const Result<Balance> &balance) {
        if (self && self->m_round == round)
            self->take(balance);
    });
}

void Account::take(const Result<Balance> &balance)
{
    m_asking = false;
    if (balance) {
        m_balance = *balance;
        m_seenAt = m_clock.utcNow();
        m_error.reset();
    } else {
        m_error = balance.error();
    }
    Q_EMIT changed();
    if (std::exchange(m_again, false))
        refreshSoon();
}

/// The start, the end of the training, and each sample.
static QByteArray paidState(const Run &run)
{
    return QByteArray::number(int(!run.taskId.isEmpty())) + ' ' +
           QByteArray::number(int(run.stage == Stage::Deploying || !run.servingModel().isEmpty())) + ' ' +
           QByteArray::number(run.samplesDone());
}

void Account::runChanged(const QString &id)
{
    const Run *run = m_runs.find(id);
    if (!run)
        return;
    const QByteArray now = paidState(*run);
    QByteArray &before = m_spent[id];
    const bool isNew = before.isNull();
    if (before == now)
        return;
    before = now;
    // A run that just appeared has cost nothing yet.
    if (!isNew && m_asksByItself)
        refreshSoon();
}

void Account::refreshSoon()
{
    if (std::exchange(m_soon, true))
        return;
    m_clock.after(gatherFor, this, [this] {
        m_soon = false;
        refresh();
    });
}

} // namespace easel
