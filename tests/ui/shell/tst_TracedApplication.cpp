// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TracedApplication.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QWidget>

using namespace easel;
using namespace Qt::StringLiterals;

/// Handles its timers slowly, as a page must not.
class Sleeper : public QObject
{
    Q_OBJECT
public:
    bool event(QEvent *event) override
    {
        if (event->type() != QEvent::User)
            return QObject::event(event);
        work();
        return true;
    }
    std::function<void()> work;
};

class tst_TracedApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aPauseIsWrittenWithWhatRan();
    void whatIsQuickIsNotWritten();
    void waitingInALoopIsNoPause();
    void theFirstPaintIsWrittenOnce();
    void aFileThatCannotBeWrittenIsNamed();

private:
    static TracedApplication *application() { return static_cast<TracedApplication *>(qApp); }
    void handle(std::function<void()> work);
    QList<QJsonObject> lines(const QString &event) const;

    QTemporaryDir m_folder;
};

void tst_TracedApplication::init()
{
    QVERIFY(application()->traceTo(
        m_folder.filePath(u"trace"_s + QString::fromLatin1(QTest::currentTestFunction()))));
}

/// As an event of its own, from the event loop.
void tst_TracedApplication::handle(std::function<void()> work)
{
    Sleeper sleeper;
    bool done = false;
    sleeper.work = [&] {
        work();
        done = true;
    };
    QCoreApplication::postEvent(&sleeper, new QEvent(QEvent::User));
    QTRY_VERIFY(done);
}

QList<QJsonObject> tst_TracedApplication::lines(const QString &event) const
{
    QFile file(m_folder.filePath(u"trace"_s + QString::fromLatin1(QTest::currentTestFunction())));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QJsonObject> found;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.value(u"event"_s).toString() == event)
            found.append(object);
    }
    return found;
}

static bool namesSleeper(const QJsonObject &line)
{
    return line.value(u"ran"_s).toString() == u"User in Sleeper"_s;
}

void tst_TracedApplication::aPauseIsWrittenWithWhatRan()
{
    handle([] { QThread::msleep(30); });
    const QList<QJsonObject> pauses = lines(u"pause"_s);
    const auto found = std::find_if(pauses.begin(), pauses.end(), namesSleeper);
    QVERIFY(found != pauses.end());
    QVERIFY(found->value(u"ms"_s).toDouble() >= 30);
    QVERIFY(found->value(u"at_ms"_s).toDouble() > 0);
}

void tst_TracedApplication::whatIsQuickIsNotWritten()
{
    handle([] {});
    const QList<QJsonObject> pauses = lines(u"pause"_s);
    QVERIFY(std::none_of(pauses.begin(), pauses.end(), namesSleeper));
}

void tst_TracedApplication::waitingInALoopIsNoPause()
{
    handle([] {
        QEventLoop loop;
        QTimer::singleShot(40, &loop, &QEventLoop::quit);
        loop.exec();
    });
    const QList<QJsonObject> pauses = lines(u"pause"_s);
    QVERIFY(std::none_of(pauses.begin(), pauses.end(), namesSleeper));
}

void tst_TracedApplication::theFirstPaintIsWrittenOnce()
{
    QWidget window;
    window.show();
    QTRY_COMPARE(lines(u"first_paint"_s).size(), 1);
    window.resize(300, 200);
    window.update();
    handle([] {});
    QCOMPARE(lines(u"first_paint"_s).size(), 1);
}

void tst_TracedApplication::aFileThatCannotBeWrittenIsNamed()
{
    const QString file = m_folder.filePath(u"no such folder/trace"_s);
    const auto traced = application()->traceTo(file);
    QVERIFY(!traced);
    QVERIFY(traced.error().message.contains(u"no such folder"_s));
}

int main(int argc, char *argv[])
{
    TracedApplication application(argc, argv);
    tst_TracedApplication test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_TracedApplication.moc"
