// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/LauncherEntry.h"

#include "tests/support/PrivateBus.h"

#include <QDBusAbstractInterface>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// What a dock hears of a program.
class Dock : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    Dock(const QDBusConnection &bus, const QString &program)
        : QDBusAbstractInterface(program, u"/io/github/easel/Easel"_s, "com.canonical.Unity.LauncherEntry",
                                 bus, nullptr)
    {
        connect(this, &Dock::Update, this, [this](const QString &uri, const QVariantMap &told) {
            uris.append(uri);
            updates.append(told);
        });
    }
    QStringList uris;
    QList<QVariantMap> updates;

Q_SIGNALS:
    void Update(const QString &uri, const QVariantMap &told);
};

class tst_LauncherEntry : public QObject
{
    Q_OBJECT

private:
    static RunsProgress active(int runs, std::optional<double> fraction) { return {runs, 0, fraction, {}}; }

private Q_SLOTS:
    void theDockShowsWhatIsKnown()
    {
        PrivateBus bus;
        const QDBusConnection own = bus.connection(u"easel"_s);
        Dock dock(bus.connection(u"dock"_s), own.baseService());
        {
            LauncherEntry entry(own);
            entry.show(active(1, 0.639));
            QTRY_COMPARE(dock.updates.size(), 1);
            QCOMPARE(dock.uris.last(), u"application://io.github.easel.Easel.desktop"_s);
            QCOMPARE(dock.updates.last()[u"progress"_s].toDouble(), 0.63);
            QCOMPARE(dock.updates.last()[u"progress-visible"_s].toBool(), true);
            QCOMPARE(dock.updates.last()[u"count-visible"_s].toBool(), false);

            entry.show(active(1, 0.6399)); // the same percent is no news
            entry.show(active(2, std::nullopt));
            QTRY_COMPARE(dock.updates.size(), 2);
            QCOMPARE(dock.updates.last()[u"progress-visible"_s].toBool(), false);
            QCOMPARE(dock.updates.last()[u"count-visible"_s].toBool(), true);
            QCOMPARE(dock.updates.last()[u"count"_s].toInt(), 2);

            entry.show({0, 1, {}, {}});
            QTRY_COMPARE(dock.updates.size(), 3);
            QCOMPARE(dock.updates.last()[u"urgent"_s].toBool(), true);
        }
        QTRY_COMPARE(dock.updates.size(), 4); // taken back at the end
        QCOMPARE(dock.updates.last()[u"urgent"_s].toBool(), false);
    }
};

QTEST_GUILESS_MAIN(tst_LauncherEntry)
#include "tst_LauncherEntry.moc"
