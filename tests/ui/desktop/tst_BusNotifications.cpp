// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/BusNotifications.h"

#include "tests/support/PrivateBus.h"

#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// Who shows notifications on the desktop, as the specification describes it.
class NotificationServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces = 0;
        QString icon;
        QString summary;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };
    QStringList capabilities{u"body"_s, u"actions"_s};
    std::vector<Shown> shown;

public Q_SLOTS:
    QStringList GetCapabilities() const { return capabilities; }
    uint Notify(const QString &, uint replaces, const QString &icon, const QString &summary,
                const QString &body, const QStringList &actions, const QVariantMap &hints, int)
    {
        shown.push_back({replaces, icon, summary, body, actions, hints});
        return replaces > 0 ? replaces : uint(40 + shown.size());
    }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);
};

class tst_BusNotifications : public QObject
{
    Q_OBJECT

private:
    static RunNews news(const QString &run, const QString &text = u"4 samples made."_s)
    {
        return {RunNews::Kind::Finished, run, u"“Paper town” is done"_s, text};
    }
    void serve(NotificationServer &server)
    {
        QDBusConnection bus = m_bus->connection(u"server"_s);
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, &server,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }
    std::unique_ptr<PrivateBus> m_bus;

private Q_SLOTS:
    void init() { m_bus = std::make_unique<PrivateBus>(); }
    void cleanup() { m_bus.reset(); }

    void newsIsShownAndLeadsToItsRun()
    {
        NotificationServer server;
        serve(server);
        BusNotifications notifications(m_bus->connection(u"easel"_s));
        const QSignalSpy chosen(&notifications, &BusNotifications::chosen);
        notifications.tell(news(u"run-1"_s));
        QTRY_COMPARE(server.shown.size(), 1u);
        const auto &shown = server.shown.front();
        QCOMPARE(shown.summary, u"“Paper town” is done"_s);
        QCOMPARE(shown.body, u"4 samples made."_s);
        QCOMPARE(shown.icon, u"io.github.easel.Easel"_s);
        QCOMPARE(shown.actions.value(0), u"default"_s);
        QCOMPARE(shown.hints[u"desktop-entry"_s].toString(), u"io.github.easel.Easel"_s);

        // The server may be faster than its answer is read: both orders come over one connection.
        Q_EMIT server.ActionInvoked(41, u"default"_s);
        QTRY_COMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().toString(), u"run-1"_s);
    }

    void aNewerWordAboutARunTakesTheOldOnesPlace()
    {
        NotificationServer server;
        serve(server);
        BusNotifications notifications(m_bus->connection(u"easel"_s));
        notifications.tell(news(u"run-1"_s));
        QTRY_COMPARE(server.shown.size(), 1u);
        Q_EMIT server.ActionInvoked(999, u"default"_s); // somebody else's
        const QSignalSpy chosen(&notifications, &BusNotifications::chosen);
        Q_EMIT server.ActionInvoked(41, u"default"_s);
        QTRY_COMPARE(chosen.size(), 1); // so the first answer is read
        notifications.tell(news(u"run-1"_s, u"Again"_s));
        notifications.tell(news(u"run-2"_s));
        QTRY_COMPARE(server.shown.size(), 3u);
        QCOMPARE(server.shown[1].replaces, 41u);
        QCOMPARE(server.shown[2].replaces, 0u);
    }

    void wordsAreNoMarkup()
    {
        NotificationServer server;
        server.capabilities.append(u"body-markup"_s);
        serve(server);
        BusNotifications notifications(m_bus->connection(u"easel"_s));
        const QSignalSpy refused(&notifications, &BusNotifications::refused);
        // Asked for in this order, answered in this order.
        notifications.tell(news(u"run-1"_s));
        QTRY_COMPARE(server.shown.size(), 1u);
        const QSignalSpy chosen(&notifications, &BusNotifications::chosen);
        Q_EMIT server.ActionInvoked(41, u"default"_s);
        QTRY_COMPARE(chosen.size(), 1);
        notifications.tell(news(u"run-2"_s, u"<b>a & b</b>"_s));
        QTRY_COMPARE(server.shown.size(), 2u);
        QCOMPARE(server.shown.back().body, u"&lt;b&gt;a &amp; b&lt;/b&gt;"_s);
        QCOMPARE(refused.size(), 0);
    }

    void withoutAServerItIsSaidSo()
    {
        BusNotifications notifications(m_bus->connection(u"easel"_s));
        const QSignalSpy refused(&notifications, &BusNotifications::refused);
        notifications.tell(news(u"run-1"_s));
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<RunNews>().runId, u"run-1"_s);
    }
};

QTEST_GUILESS_MAIN(tst_BusNotifications)
#include "tst_BusNotifications.moc"
