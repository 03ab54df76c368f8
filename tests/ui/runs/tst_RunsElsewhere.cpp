// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "tests/app/runs/SmallService.h"
#include "tests/support/TestSafetensors.h"
#include "ui/runs/RemoteBar.h"
#include "ui/runs/RunsPage.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Widgets.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static QJsonObject foreignTask(const QString &id, bool serves)
{
    QJsonArray models;
    if (serves)
        models.append(
            QJsonObject{{u"model_name"_s, u"model_1.safetensors"_s}, {u"model_status"_s, u"SERVING"_s}});
    return {{u"task_name"_s, u"Old town "_s + id}, {u"task_id"_s, id},
            {u"task_type"_s, u"style"_s},          {u"task_status"_s, serves ? u"SUCCESS"_s : u"QUEUING"_s},
            {u"created_at"_s, 1'700'000'000},      {u"models"_s, models}};
}

/// The Runs page over a service that knows trainings of others: seen, taken over, sampled from, put away.
class tst_RunsElsewhere : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void whatTheServiceListsStandsInTheTable();
    void aTrainingIsTakenOverAndChosen();
    void samplesAreMadeOfAForeignModelAsOfARunOfThisProfile();
    void whyTheListCouldNotBeReadIsSaidInPlace();
    void theModelsNamesAreCopiedAndItsFileBrought();
    void aModelThatBeginsToServeIsOfferedAtOnce();
    void aDeletedRunComesBackByUndo();
    void deletingAsksFirst();
    void anArchivedRunIsShownOnRequest();
    void theStateOfTheListIsOneSentence_data();
    void theStateOfTheListIsOneSentence();

private:
    QAbstractItemModel *rows() const { return m_page->findChild<QTableView *>(u"runs"_s)->model(); }
    Button *button(const QString &name) const { return m_page->findChild<Button *>(name); }
    QString takeOver(bool serves = true);

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SmallService> m_service;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<RunsPage> m_page;
};

void tst_RunsElsewhere::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8()); // the trash of this test alone
}

void tst_RunsElsewhere::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_service = std::make_unique<SmallService>();
    m_service->others = {foreignTask(u"foreign-1"_s, true)};
    m_service->statuses = {u"SUCCESS"_s};
    m_service->deployingLooks = 0;
    m_service->file = smallLora();
    m_service->loras = {QJsonObject{{u"name"_s, u"Old town"_s},
                                    {u"sd_name"_s, u"model_1.safetensors"_s},
                                    {u"sd_name_in_api"_s, u"old_town_api"_s},
                                    {u"base_model"_s, u"SDXL 1.0"_s},
                                    {u"status"_s, 1},
                                    {u"download_url"_s, m_service->server.url(u"/file"_s).toString()}}};
    Workspace::Options options;
    options.profile = m_folder->filePath(u"profile"_s);
    options.demo = true;
    options.demoKey = QString::fromUtf8(m_service->key);
    options.serviceUrl = m_service->server.url().toString();
    auto opened = Workspace::open(options);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    m_workspace = std::move(*opened);
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<RunsPage>(*m_workspace, *m_actions);
    m_page->resize(1200, 900);
    m_page->show();
}

void tst_RunsElsewhere::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_workspace.reset();
    m_service.reset();
}

QString tst_RunsElsewhere::takeOver(bool serves)
{
    [&] { QTRY_COMPARE(rows()->rowCount(), 1); }();
    button(u"adoptTraining"_s)->click();
    [&] { QTRY_COMPARE(m_workspace->runs().all().size(), size_t(1)); }();
    const QString id = m_workspace->runs().all().front().id;
    if (serves)
        [&] { QTRY_COMPARE(m_workspace->runs().find(id)->stage, Stage::Done); }();
    return id;
}

void tst_RunsElsewhere::whatTheServiceListsStandsInTheTable()
{
    QTRY_COMPARE(rows()->rowCount(), 1);
    QCOMPARE(rows()->index(0, 0).data().toString(), u"Old town foreign-1"_s);
    QTRY_COMPARE(m_page->findChild<TextLabel *>(u"runTitle"_s)->text(), u"Old town foreign-1"_s);
    QVERIFY(button(u"adoptTraining"_s)->isVisible());
    QVERIFY(button(u"seeSamples"_s)->isVisible());
    QVERIFY(!button(u"stopWatching"_s)->isVisible());
    QVERIFY(!button(u"deleteRun"_s)->isVisible());
    QVERIFY(m_actions->find(u"runs.adopt"_s)->isEnabled());
    QVERIFY(m_page->statusLeft().startsWith(u"No run is active"_s));
    QVERIFY(m_page->findChild<TextLabel *>(u"remoteState"_s)->text().startsWith(u'1'));
}

void tst_RunsElsewhere::aTrainingIsTakenOverAndChosen()
{
    const QString id = takeOver();
    QTRY_COMPARE(rows()->rowCount(), 1);
    QTRY_VERIFY(!button(u"adoptTraining"_s)->isVisible());
    QCOMPARE(m_workspace->runs().find(id)->origin, Origin::Adopted);
    QVERIFY(m_workspace->runs().find(id)->events.front().text.contains(u"foreign-1"_s));
    QTRY_COMPARE(rows()->index(0, 1).data().toString(), u"SDXL 1.0"_s);
    QVERIFY(!m_actions->find(u"runs.adopt"_s)->isEnabled());
    QVERIFY(m_actions->find(u"runs.delete"_s)->isEnabled());
}

void tst_RunsElsewhere::samplesAreMadeOfAForeignModelAsOfARunOfThisProfile()
{
    QTRY_COMPARE(rows()->rowCount(), 1);
    QSignalSpy asked(m_page.get(), &RunsPage::samplesRequested);
    button(u"seeSamples"_s)->click();
    QTRY_COMPARE(asked.count(), 1);
    const Run *run = m_workspace->runs().find(asked[0][0].toString());
    QVERIFY(run);
    QCOMPARE(run->origin, Origin::Adopted);
    QCOMPARE(run->servingModel(), u"model_1.safetensors"_s);
}

void tst_RunsElsewhere::whyTheListCouldNotBeReadIsSaidInPlace()
{
    QTRY_COMPARE(rows()->rowCount(), 1);
    m_service->insteadOf("GET /v3/training", FaultAnswer::html());
    auto *refresh = m_page->findChild<QToolButton *>(u"refreshRuns"_s);
    auto *state = m_page->findChild<TextLabel *>(u"remoteState"_s);
    QTRY_VERIFY(refresh->isEnabled());
    const QString before = state->text();
    refresh->click();
    QTRY_VERIFY(refresh->isEnabled() && state->text() != before);
    QVERIFY(state->text().contains(u"127.0.0.1"_s));
    QCOMPARE(rows()->rowCount(), 1); // what was known stays
    refresh->click();
    // But for the minute, which may have passed.
    QTRY_COMPARE(state->text().section(u'·', 0, 0), before.section(u'·', 0, 0));
}

void tst_RunsElsewhere::theModelsNamesAreCopiedAndItsFileBrought()
{
    const QString id = takeOver();
    auto *service = m_page->findChild<QLineEdit *>(u"serviceModelName"_s);
    QTRY_VERIFY(m_page->findChild<QLineEdit *>(u"serviceModelName"_s) &&
                m_page->findChild<QLineEdit *>(u"serviceModelName"_s)->isVisible());
    service = m_page->findChild<QLineEdit *>(u"serviceModelName"_s);
    QCOMPARE(service->text(), u"old_town_api"_s);
    service->parentWidget()->findChild<QToolButton *>()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"old_town_api"_s);
    QTRY_VERIFY(button(u"downloadModel"_s)->isVisible());
    button(u"downloadModel"_s)->click();
    QTRY_VERIFY(button(u"showModel"_s)->isVisible());
    QVERIFY(!button(u"downloadModel"_s)->isVisible());
    QVERIFY(QFile::exists(m_folder->filePath(u"profile/runs/%1/models/model_1.safetensors"_s.arg(id))));
}

void tst_RunsElsewhere::aModelThatBeginsToServeIsOfferedAtOnce()
{
    m_service->others = {foreignTask(u"foreign-1"_s, false)};
    m_service->deployingLooks = 2;
    takeOver();
    QTRY_VERIFY(button(u"downloadModel"_s) && button(u"downloadModel"_s)->isVisible());
}

void tst_RunsElsewhere::aDeletedRunComesBackByUndo()
{
    const QString id = takeOver();
    m_service->others = {};
    QTRY_VERIFY(button(u"deleteRun"_s)->isVisible());
    button(u"deleteRun"_s)->click();
    m_page->findChild<QWidget *>(u"deleteQuestion"_s)->findChildren<Button *>().front()->click();
    QTRY_COMPARE(m_workspace->runs().all().size(), size_t(0));
    QTRY_VERIFY(m_page->findChild<Toast *>()->isVisible());
    m_page->findChild<Toast *>()->findChild<Button *>()->click();
    QTRY_COMPARE(m_workspace->runs().all().size(), size_t(1));
    QTRY_VERIFY(rows()->rowCount() == 1 && rows()->index(0, 0).data().toString() == u"Old town foreign-1"_s);
    QVERIFY(m_workspace->runs().find(id));
}

void tst_RunsElsewhere::deletingAsksFirst()
{
    const QString id = takeOver();
    QTRY_VERIFY(m_actions->find(u"runs.delete"_s)->isEnabled());
    m_actions->find(u"runs.delete"_s)->trigger();
    auto *question = m_page->findChild<QWidget *>(u"deleteQuestion"_s);
    QVERIFY(question->isVisible());
    question->findChildren<Button *>().back()->click();
    QVERIFY(!question->isVisible());
    QVERIFY(button(u"deleteRun"_s)->isVisible());
    QVERIFY(m_workspace->runs().find(id));
}

void tst_RunsElsewhere::anArchivedRunIsShownOnRequest()
{
    takeOver();
    QTRY_VERIFY(button(u"archiveRun"_s)->isVisible());
    QVERIFY(!button(u"showArchived"_s)->isVisible());
    button(u"archiveRun"_s)->click();
    QTRY_COMPARE(rows()->rowCount(), 0);
    QVERIFY(m_workspace->runs().all().front().archived);
    // The table gave way to the empty state, from where the archive can still be found.
    QVERIFY(button(u"showArchivedFromEmpty"_s)->isVisible());
    m_service->others.append(foreignTask(u"foreign-2"_s, false));
    m_actions->find(u"runs.refresh"_s)->trigger();
    QTRY_COMPARE(rows()->rowCount(), 1);
    QVERIFY(button(u"showArchived"_s)->isVisible());
    button(u"showArchived"_s)->click();
    QTRY_COMPARE(rows()->rowCount(), 2);
    m_page->showRun(m_workspace->runs().all().front().id);
    button(u"archiveRun"_s)->click();
    QTRY_VERIFY(!m_workspace->runs().all().front().archived);
    QCOMPARE(rows()->rowCount(), 2);
}

void tst_RunsElsewhere::theStateOfTheListIsOneSentence_data()
{
    QTest::addColumn<bool>("hasKey");
    QTest::addColumn<bool>("reading");
    QTest::addColumn<bool>("read");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("part");
    QTest::newRow("without a key") << false << false << false << QString() << u"key"_s;
    QTest::newRow("reading") << true << true << true << u"Gone."_s << u"Reading"_s;
    QTest::newRow("never read") << true << false << false << u"Gone."_s << u"could not be read. Gone."_s;
    QTest::newRow("not read again") << true << false << true << u"Gone."_s << u"is of today"_s;
    QTest::newRow("read") << true << false << true << QString() << u"3 training(s) started elsewhere"_s;
    QTest::newRow("nothing yet") << true << false << false << QString() << QString();
}

void tst_RunsElsewhere::theStateOfTheListIsOneSentence()
{
    QFETCH(bool, hasKey);
    QFETCH(bool, reading);
    QFETCH(bool, read);
    QFETCH(QString, error);
    QFETCH(QString, part);
    const QDateTime now(QDate(2025, 11, 24), QTime(12, 0), Qt::UTC);
    RemoteBar::State state{hasKey, reading, read ? now.addSecs(-60) : QDateTime(), 3, {}};
    if (!error.isEmpty())
        state.error = Error{ErrorKind::Network, error};
    const QString text = remoteListText(state, now);
    QCOMPARE(text.isEmpty(), part.isEmpty());
    QVERIFY2(text.contains(part), qPrintable(text));
}

QTEST_MAIN(tst_RunsElsewhere)
#include "tst_RunsElsewhere.moc"
