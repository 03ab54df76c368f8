// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/ProgressLine.h"

#include <QHash>

#include <functional>

namespace easel {
class Runs;
} // namespace easel

namespace easel::cli {

/// Watches runs until nobody works on them any more, and shows how far they are.
class RunFollower : public QObject
{
    Q_OBJECT
public:
    RunFollower(Runs &runs, Output &output, QObject *parent = nullptr);

    using AtRest = std::function<bool(const Run &)>;
    /// From the run's next change on: ended() comes as soon as atRest says so, once for each run.
    void follow(const QString &id, const AtRest &atRest);
    bool isFollowing() const { return !m_followed.isEmpty(); }
    QStringList followed() const { return m_followed.keys(); }

Q_SIGNALS:
    void ended(const QString &id);

private:
    void look(const QString &id);

    Runs &m_runs;
    Output &m_output;
    ProgressLine m_progress;
    QHash<QString, AtRest> m_followed;
    QHash<QString, QString> m_notices;
};

} // namespace easel::cli
