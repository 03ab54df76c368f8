// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/BusNotifications.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <utility>

namespace easel {

namespace {

const QString defaultAction = QStringLiteral("default"); // a press on the notification itself
constexpr uchar normalUrgency = 1;
constexpr int asTheServerLikes = -1;

} // namespace

BusNotifications::BusNotifications(const QDBusConnection &bus, QObject *parent)
    : QDBusAbstractInterface(QStringLiteral("org.freedesktop.Notifications"),
                             QStringLiteral("/org/freedesktop/Notifications"),
                             "org.freedesktop.Notifications", bus, parent)
{
    connect(this, &BusNotifications::ActionInvoked, this, [this](uint id, const QString &) {
        const QString run = m_ids.key(id);
        if (!run.isEmpty())
            Q_EMIT chosen(run);
    });
    connect(this, &BusNotifications::NotificationClosed, this, [this](uint id, uint) {
        if (const QString run = m_ids.key(id); !run.isEmpty())
            m_ids.remove(run);
    });
}

void BusNotifications::askWhatItShows()
{
    auto *watcher = new QDBusPendingCallWatcher(asyncCall(QStringLiteral("GetCapabilities")), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        m_readsMarkup = !reply.isError() && reply.value().contains(QStringLiteral("body-markup"));
        for (const RunNews &news : std::exchange(m_waiting, {}))
            send(news);
    });
}

QVariantList BusNotifications::arguments(const RunNews &news) const
{
    const bool isGood = news.kind == RunNews::Kind::Finished;
    const QVariantMap hints{
        {QStringLiteral("desktop-entry"), QStringLiteral("io.github.easel.Easel")},
        {QStringLiteral("category"),
         isGood ? QStringLiteral("transfer.complete") : QStringLiteral("transfer.error")},
        {QStringLiteral("urgency"), QVariant::fromValue(normalUrgency)},
    };
    return {QStringLiteral("Easel"),
            m_ids.value(news.runId),
            QStringLiteral("io.github.easel.Easel"),
            news.title,
            m_readsMarkup.value_or(false) ? news.text.toHtmlEscaped() : news.text,
            QStringList{defaultAction, tr("Show the run")},
            hints,
            asTheServerLikes};
}

void BusNotifications::tell(const RunNews &news)
{
    if (m_readsMarkup)
        return send(news);
    m_waiting.push_back(news);
    if (m_waiting.size() == 1)
        askWhatItShows();
}

void BusNotifications::send(const RunNews &news)
{
    const auto call = asyncCallWithArgumentList(QStringLiteral("Notify"), arguments(news));
    auto *watcher = new QDBusPendingCallWatcher(call, this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, news] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            Q_EMIT refused(news);
        else
            m_ids.insert(news.runId, reply.value());
    });
}

} // namespace easel
