// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/BusSleepInhibitor.h"

#include "tests/support/PrivateBus.h"

#include <QDBusUnixFileDescriptor>
#include <QTest>

#include <poll.h>
#include <unistd.h>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// What the services have in common: who holds what.
class Keeper : public QObject
{
    Q_OBJECT
public:
    QStringList calls;

protected:
    uint take(const QString &call)
    {
        calls.append(call);
        return 7;
    }
    void giveBack(uint cookie) { calls.append(u"back %1"_s.arg(cookie)); }
};

class PowerManagement : public Keeper
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.PowerManagement.Inhibit")
public Q_SLOTS:
    uint Inhibit(const QString &program, const QString &why) { return take(program + u": "_s + why); }
    void UnInhibit(uint cookie) { giveBack(cookie); }
};

class ScreenSaver : public Keeper
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public Q_SLOTS:
    uint Inhibit(const QString &program, const QString &why) { return take(program + u": "_s + why); }
    void UnInhibit(uint cookie) { giveBack(cookie); }
};

class SessionManager : public Keeper
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.SessionManager")
public Q_SLOTS:
    uint Inhibit(const QString &program, uint window, const QString &why, uint flags)
    {
        return take(u"%1: %2 %3 %4"_s.arg(program, why).arg(window).arg(flags));
    }
    void Uninhibit(uint cookie) { giveBack(cookie); }
};

/// As systemd does it: whoever holds the other end of the pipe holds the system awake.
class Login : public Keeper
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    ~Login() override
    {
        if (m_end >= 0)
            ::close(m_end);
    }
    bool isHeld() const
    {
        pollfd look{m_end, POLLIN, 0};
        return m_end >= 0 && ::poll(&look, 1, 0) == 0; // a closed other end is news
    }

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                    const QString &mode)
    {
        take(QStringList{what, who, why, mode}.join(u' '));
        int ends[2];
        if (::pipe(ends) != 0)
            qFatal("no pipe");
        m_end = ends[0];
        QDBusUnixFileDescriptor given;
        given.setFileDescriptor(ends[1]); // a copy
        ::close(ends[1]);
        return given;
    }

private:
    int m_end = -1;
};

class tst_BusSleepInhibitor : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<BusSleepInhibitor> m_inhibitor;

    void serve(Keeper &keeper, const QString &service, const QString &path)
    {
        QDBusConnection bus = m_bus->connection(service); // each a program of its own
        QVERIFY(bus.registerObject(path, &keeper, QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(service));
    }
    void servePower(Keeper &keeper)
    {
        serve(keeper, u"org.freedesktop.PowerManagement"_s, u"/org/freedesktop/PowerManagement/Inhibit"_s);
    }
    void serveSaver(Keeper &keeper)
    {
        serve(keeper, u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s);
    }

private Q_SLOTS:
    void init()
    {
        m_bus = std::make_unique<PrivateBus>();
        const QDBusConnection own = m_bus->connection(u"easel"_s);
        m_inhibitor = std::make_unique<BusSleepInhibitor>([own] { return own; }, [own] { return own; });
    }
    void cleanup()
    {
        m_inhibitor.reset();
        m_bus.reset();
    }

    void theFirstThatAgreesIsAskedAlone()
    {
        PowerManagement power;
        ScreenSaver saver;
        servePower(power);
        serveSaver(saver);
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_COMPARE(power.calls, QStringList{u"Easel: Pictures"_s});
        m_inhibitor->hold(u"Pictures"_s); // once is enough
        m_inhibitor->release();
        QTRY_COMPARE(power.calls, (QStringList{u"Easel: Pictures"_s, u"back 7"_s}));
        QVERIFY(saver.calls.isEmpty());
    }

    void withoutItTheNextIsAsked()
    {
        ScreenSaver saver;
        serveSaver(saver);
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_COMPARE(saver.calls.size(), 1);
        m_inhibitor->release();
        QTRY_COMPARE(saver.calls.value(1), u"back 7"_s);
    }

    void gnomeIsAskedAgainstSleepAloneNotAgainstADarkScreen()
    {
        SessionManager session;
        serve(session, u"org.gnome.SessionManager"_s, u"/org/gnome/SessionManager"_s);
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_COMPARE(session.calls, QStringList{u"Easel: Pictures 0 4"_s});
        m_inhibitor->release();
        QTRY_COMPARE(session.calls.value(1), u"back 7"_s);
    }

    void systemdsFileIsHeldOpenAndClosed()
    {
        Login login;
        serve(login, u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s);
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_COMPARE(login.calls, QStringList{u"idle Easel Pictures block"_s});
        QTRY_VERIFY(login.isHeld());
        QVERIFY(login.isHeld());
        m_inhibitor->release();
        QTRY_VERIFY(!login.isHeld());
    }

    void whatIsGivenUpBeforeTheAnswerIsGivenBack()
    {
        PowerManagement power;
        servePower(power);
        m_inhibitor->hold(u"Pictures"_s);
        m_inhibitor->release();
        QTRY_COMPARE(power.calls, (QStringList{u"Easel: Pictures"_s, u"back 7"_s}));
    }

    void whatIsWantedAgainBeforeTheAnswerIsKept()
    {
        PowerManagement power;
        servePower(power);
        m_inhibitor->hold(u"Pictures"_s);
        m_inhibitor->release();
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_COMPARE(power.calls, QStringList{u"Easel: Pictures"_s});
        m_inhibitor->release();
        QTRY_COMPARE(power.calls.size(), 2);
    }

    void theEndGivesItBack()
    {
        Login login;
        serve(login, u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s);
        m_inhibitor->hold(u"Pictures"_s);
        QTRY_VERIFY(login.isHeld());
        m_inhibitor.reset();
        QTRY_VERIFY(!login.isHeld());
    }

    void whereNobodyCanNothingHappens()
    {
        m_inhibitor->hold(u"Pictures"_s);
        m_inhibitor->release();
        m_inhibitor->hold(u"Pictures"_s);
        QVERIFY(m_bus->connection(u"easel"_s).isConnected());
    }
};

QTEST_GUILESS_MAIN(tst_BusSleepInhibitor)
#include "tst_BusSleepInhibitor.moc"
