// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsPage.h"

#include "RunValues.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/Widgets.h"

#include <QAction>
#include <QImage>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

/// Runs of a real workspace whose service nobody answers for.
class tst_RunsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aStartedRunAppearsAndIsChosen();
    void stoppingAndResumingReachTheRun();
    void theStatusLineCountsActiveRuns();
    void actionsFollowTheChosenRun();
    void withoutRunsItLeadsToTheTrainingPage();

private:
    QString startRun(const QString &name);
    QString stageShown() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<RunsPage> m_page;
};

void tst_RunsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Workspace::Options options;
    options.profile = m_folder->filePath(u"profile"_s);
    options.demo = true;
    options.demoKey = u"demo"_s;
    options.serviceUrl = u"http://127.0.0.1:9"_s;
    auto opened = Workspace::open(options);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    m_workspace = std::move(*opened);
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<RunsPage>(*m_workspace, *m_actions);
    m_page->resize(1200, 860);
    m_page->show();
}

void tst_RunsPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_workspace.reset();
    m_folder.reset();
}

QString tst_RunsPage::startRun(const QString &name)
{
    Recipe recipe;
    recipe.dataset = u"town"_s;
    recipe.datasetFolder = m_folder->path();
    recipe.service = u"demo"_s;
    recipe.settings.name = name;
    QImage picture(512, 512, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    RecipeItem item;
    item.file = u"a.png"_s;
    item.path = m_folder->filePath(item.file);
    item.caption = u"a house"_s;
    picture.save(item.path);
    recipe.items = {item};

    QString id;
    m_workspace->runs().start(recipe, {}, [&id](const Result<QString> &started) {
        if (started)
            id = *started;
    });
    [&id] { QTRY_VERIFY(!id.isEmpty()); }();
    [this, &id] { QTRY_VERIFY(m_workspace->runs().find(id)); }();
    return id;
}

QString tst_RunsPage::stageShown() const
{
    auto *table = m_page->findChild<QTableView *>(u"runs"_s);
    const QModelIndexList rows = table->selectionModel()->selectedRows();
    return rows.isEmpty() ? QString() : rows.front().siblingAtColumn(2).data().toString();
}

void tst_RunsPage::aStartedRunAppearsAndIsChosen()
{
    startRun(u"first"_s);
    const QString second = startRun(u"second"_s);
    m_page->showRun(second);
    auto *title = m_page->findChild<TextLabel *>(u"runTitle"_s);
    QTRY_COMPARE(title->text(), u"second"_s);
    QCOMPARE(m_page->findChild<QTableView *>(u"runs"_s)->model()->rowCount(), 2);
}

void tst_RunsPage::stoppingAndResumingReachTheRun()
{
    const QString id = startRun(u"first"_s);
    m_page->showRun(id);
    m_page->findChild<Button *>(u"stopWatching"_s)->click();
    m_page->findChild<QWidget *>(u"stopQuestion"_s)->findChildren<Button *>().front()->click();
    QTRY_COMPARE(m_workspace->runs().find(id)->stage, Stage::Stopped);
    QTRY_COMPARE(stageShown(), stageTitle(Stage::Stopped));
    m_page->findChild<Button *>(u"resume"_s)->click();
    QTRY_VERIFY(m_workspace->runs().find(id)->active());
    QTRY_VERIFY(stageShown() != stageTitle(Stage::Stopped));
}

void tst_RunsPage::theStatusLineCountsActiveRuns()
{
    const QString id = startRun(u"first"_s);
    QTRY_VERIFY(m_page->statusLeft().startsWith(u'1'));
    m_workspace->runs().stopWatching(id);
    QTRY_COMPARE(m_page->statusLeft(), u"No run is active"_s);
}

void tst_RunsPage::actionsFollowTheChosenRun()
{
    QAction *stop = m_actions->find(u"runs.stopWatching"_s);
    QAction *resume = m_actions->find(u"runs.resume"_s);
    QVERIFY(stop && resume);
    QVERIFY(!stop->isEnabled() && !resume->isEnabled());
    const QString id = startRun(u"first"_s);
    QTRY_VERIFY(stop->isEnabled());
    QVERIFY(!resume->isEnabled());
    m_workspace->runs().stopWatching(id);
    QTRY_VERIFY(resume->isEnabled());
    QVERIFY(!stop->isEnabled());
}

void tst_RunsPage::withoutRunsItLeadsToTheTrainingPage()
{
    QSignalSpy asked(m_page.get(), &Page::pageRequested);
    m_page->findChild<EmptyState *>()->findChild<Button *>()->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), u"training"_s);
}

QTEST_MAIN(tst_RunsPage)
#include "tst_RunsPage.moc"
