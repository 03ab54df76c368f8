// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunNews.h"

#include <QDBusAbstractInterface>
#include <QHash>

#include <vector>

namespace easel {

/// Notifications over the session bus. Source: the Desktop Notifications Specification,
/// org.freedesktop.Notifications. The newest about a run takes the place of an older one about it.
class BusNotifications : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    explicit BusNotifications(const QDBusConnection &bus, QObject *parent = nullptr);

    void tell(const RunNews &news);

Q_SIGNALS:
    void chosen(const QString &runId);
    void refused(const easel::RunNews &news); ///< nobody shows notifications here
    // The bus's own signals; their names are the specification's.
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    void askWhatItShows();
    void send(const RunNews &news);
    QVariantList arguments(const RunNews &news) const;

    std::optional<bool> m_readsMarkup; ///< asked with the first news: it may start the server
    std::vector<RunNews> m_waiting;    ///< for that answer
    QHash<QString, uint> m_ids;        ///< by run
};

} // namespace easel
