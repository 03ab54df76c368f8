// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Dataset.h"
#include "app/demo/DemoService.h"
#include "app/runs/Preflight.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "tests/support/TestPictures.h"
#include "ui/samples/SampleViewer.h"
#include "ui/samples/SamplesModel.h"
#include "ui/samples/SamplesPage.h"
#include "ui/samples/SamplesView.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/Widgets.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;

/// The page with the demo service, which trains a LoRA and makes pictures over HTTP in no time.
class tst_SamplesPage : public QObject
{
    Q_OBJECT
private:
    static constexpr double speed = 400;
    static constexpr int patience = 60'000; // ms

    QTemporaryDir m_profile;
    QTemporaryDir m_folder;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Workspace> m_workspace;

    Runs &runs() { return m_workspace->runs(); }

    /// id: of the run whose LoRA serves when this returns; empty where that failed.
    void train(const QString &name, QString *id)
    {
        TrainingSettings settings;
        settings.name = name;
        const Recipe recipe =
            makeRecipe(m_workspace->dataset().snapshot(), settings, m_workspace->serviceName());
        SamplePlan none;
        none.prompts.clear();
        QString started;
        runs().start(recipe, none, [&started](const Result<QString> &run) {
            if (run)
                started = *run;
        });
        QTRY_VERIFY_WITH_TIMEOUT(runs().find(started) && !runs().find(started)->servingModel().isEmpty(),
                                 patience);
        *id = started;
    }
    static Button *button(const QWidget &parent, const char *text)
    {
        const QList<Button *> all = parent.findChildren<Button *>();
        for (Button *each : all) {
            if (each->isVisible() && each->text() == QLatin1StringView(text))
                return each;
        }
        return nullptr;
    }
    static void typePrompt(SamplesPage &page, const QString &prompt)
    {
        page.findChild<QLineEdit *>(QStringLiteral("prompt"))->setText(prompt);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(QDir(m_profile.path()).removeRecursively() && QDir().mkpath(m_profile.path()));
        test::writeDataset(m_folder.path(), 3, {512, 512});
        DemoService::Options service;
        service.stateDir = m_profile.filePath(QStringLiteral("demo"));
        service.speed = speed;
        m_service = std::move(*DemoService::start(service));
        Workspace::Options options;
        options.profile = m_profile.path();
        options.demo = true;
        options.demoSpeed = speed;
        options.demoKey = service.key;
        options.serviceUrl = m_service->url().toString();
        m_workspace = std::move(*Workspace::open(options));
        QVERIFY(m_workspace->dataset().openAndWait(m_folder.path()));
    }

    void cleanup()
    {
        m_workspace.reset();
        m_service.reset();
    }

    void withoutALoraItLeadsToTheTraining()
    {
        Actions actions;
        SamplesPage page(*m_workspace, actions);
        page.show();
        QSignalSpy asked(&page, &SamplesPage::pageRequested);
        QVERIFY(button(page, "Set up a training"));
        button(page, "Set up a training")->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("training"));
    }

    void samplesAreMadeAndShown()
    {
        Actions actions;
        SamplesPage page(*m_workspace, actions);
        page.resize(1200, 800);
        page.show();
        QString run;
        train(QStringLiteral("paper"), &run);
        QVERIFY(!run.isEmpty());
        auto *lora = page.findChild<QComboBox *>(QStringLiteral("lora"));
        QTRY_COMPARE(lora->currentData().toString(), run);

        typePrompt(page, QStringLiteral("a lighthouse"));
        QVERIFY(button(page, "Generate samples"));
        button(page, "Generate samples")->click();
        auto *view = page.findChild<SamplesView *>(QStringLiteral("samples"));
        QTRY_COMPARE_WITH_TIMEOUT(view->model()->rowCount(), 2, patience);
        QTRY_COMPARE_WITH_TIMEOUT(page.statusLeft(), QStringLiteral("2 picture(s)"), patience);
        QCOMPARE(view->model()->index(0, 0).data(SamplesModel::StrengthTextRole).toString(),
                 QStringLiteral("without LoRA"));
        const QString file = view->model()->index(1, 0).data(SamplesModel::FileRole).toString();
        QVERIFY(QFileInfo::exists(file));
        QVERIFY(page.statusRight().contains(QFileInfo(file).absolutePath()));
        // What was typed is still there.
        QCOMPARE(page.findChild<QLineEdit *>(QStringLiteral("prompt"))->text(),
                 QStringLiteral("a lighthouse"));
    }

    void theNewestLoraIsChosenOnOpeningUnlessAnotherWasMeant()
    {
        QString first;
        train(QStringLiteral("first"), &first);
        QString second;
        train(QStringLiteral("second"), &second);
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        Actions actions;
        SamplesPage page(*m_workspace, actions);
        page.show();
        auto *lora = page.findChild<QComboBox *>(QStringLiteral("lora"));
        QCOMPARE(lora->count(), 2);
        QCOMPARE(lora->currentData().toString(), second);

        QSignalSpy chosen(&page, &SamplesPage::runChosen);
        page.showRun(first);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(lora->currentData().toString(), first);
        page.activated();
        QCOMPARE(lora->currentData().toString(), first);
    }

    void aPictureOpensLargeAndClosesAgain()
    {
        QString run;
        train(QStringLiteral("paper"), &run);
        Actions actions;
        SamplesPage page(*m_workspace, actions);
        page.resize(1200, 800);
        page.show();
        typePrompt(page, QStringLiteral("a lighthouse"));
        button(page, "Generate samples")->click();
        auto *view = page.findChild<SamplesView *>(QStringLiteral("samples"));
        QTRY_VERIFY_WITH_TIMEOUT(runs().find(run)->samplesDone() == 2, patience);
        auto *viewer = page.findChild<SampleViewer *>();
        view->choose(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Space);
        QVERIFY(viewer->isVisible());
        QTest::keyClick(viewer, Qt::Key_Right);
        QTest::keyClick(viewer, Qt::Key_Right); // there is none further
        QTest::keyClick(viewer, Qt::Key_Escape);
        QVERIFY(!viewer->isVisible());
        QCOMPARE(view->currentIndex().row(), 1);
    }
};

QTEST_MAIN(tst_SamplesPage)
#include "tst_SamplesPage.moc"
