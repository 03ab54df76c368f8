// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Clock.h"
#include "app/core/Result.h"
#include "app/service/ServiceTypes.h"

#include <QHash>
#include <QObject>

namespace easel {

class Runs;

/// What the account at the service holds. Asked for when there is a key, after what costs money, and on
/// request; an answer that fails leaves the last known balance, with the time it is of.
class Account : public QObject
{
    Q_OBJECT
public:
    /// asksByItself: false where nobody looks (the command line).
    Account(Runs &runs, Clock &clock, bool asksByItself, QObject *parent = nullptr);

    const std::optional<Balance> &balance() const { return m_balance; } ///< none: unknown
    QDateTime seenAt() const { return m_seenAt; }                       ///< UTC, of balance()
    const std::optional<Error> &error() const { return m_error; }       ///< of the last try
    bool asking() const { return m_asking; }
    bool hasKey() const { return m_hasKey; }

    /// The key came, changed, or went: what was known is another account's.
    void keyChanged(bool hasKey);
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void runChanged(const QString &id);
    void refreshSoon();
    void take(const Result<Balance> &balance);

    Runs &m_runs;
    Clock &m_clock;
    std::optional<Balance> m_balance;
    QDateTime m_seenAt;
    std::optional<Error> m_error;
    QHash<QString, QByteArray> m_spent; ///< by run: what of it costs money, as last seen
    const bool m_asksByItself;
    bool m_hasKey = false;
    bool m_asking = false;
    bool m_again = false; ///< something was paid while an answer was on its way
    bool m_soon = false;
    int m_round = 0;
};

} // namespace easel
