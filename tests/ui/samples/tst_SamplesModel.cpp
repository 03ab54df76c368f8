// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SamplesModel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace easel;

namespace {

Sample sample(qint64 id, qint64 grid, const QString &prompt, std::optional<double> strength, qint64 seed = 42)
{
    Sample sample;
    sample.id = id;
    sample.grid = grid;
    sample.prompt = prompt;
    sample.strength = strength;
    sample.seed = seed;
    sample.size = {512, 512};
    sample.steps = 20;
    sample.guidanceScale = 7.5;
    return sample;
}

const QString tram = QStringLiteral("an old tram");
const QString cat = QStringLiteral("a cat on a roof");

Run runWith(const std::vector<Sample> &samples, const QString &id = QStringLiteral("run"))
{
    Run run;
    run.id = id;
    run.samples = samples;
    return run;
}

QList<qint64> idsOf(const SamplesModel &model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.index(row).data(SamplesModel::IdRole).toLongLong());
    return ids;
}

} // namespace

class tst_SamplesModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theControlStandsBeforeTheStrengthsOfItsPrompt()
    {
        SamplesModel model;
        model.showRun(runWith({sample(1, 1, tram, 0.6), sample(2, 1, tram, 1.0), sample(3, 1, tram, {}),
                               sample(4, 1, cat, 0.6), sample(5, 1, cat, {})}));
        QCOMPARE(idsOf(model), (QList<qint64>{3, 1, 2, 5, 4}));
        QCOMPARE(model.groups().size(), 2);
        QCOMPARE(model.groups().at(1).first, 3);
        QCOMPARE(model.groups().at(1).count, 2);
    }

    void promptsAndSeedsKeepTheOrderOfTheRequest()
    {
        SamplesModel model;
        model.showRun(runWith({sample(1, 1, tram, 0.8, 9), sample(2, 1, tram, 0.8, 3),
                               sample(3, 1, cat, 0.8, 9), sample(4, 1, cat, 0.8, 3)}));
        QCOMPARE(idsOf(model), (QList<qint64>{1, 2, 3, 4}));
        QCOMPARE(model.groups().size(), 4);
    }

    void theNewestRequestComesFirst()
    {
        SamplesModel model;
        model.showRun(runWith({sample(1, 1, tram, 0.8), sample(2, 2, tram, 0.8), sample(3, 3, cat, 0.8)}));
        QCOMPARE(idsOf(model), (QList<qint64>{3, 2, 1}));
    }

    void aNewRequestIsInsertedAndKeepsWhatIsSelected()
    {
        SamplesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.showRun(runWith({sample(1, 1, tram, 0.8)}));
        const QPersistentModelIndex selected = model.index(0);
        QSignalSpy reset(&model, &SamplesModel::modelReset);
        model.showRun(runWith({sample(1, 1, tram, 0.8), sample(2, 2, cat, {}), sample(3, 2, cat, 0.8)}));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(idsOf(model), (QList<qint64>{2, 3, 1}));
        QCOMPARE(selected.row(), 2);
        QCOMPARE(model.groups().size(), 2);
    }

    void aMadePictureChangesOnlyItsRow()
    {
        SamplesModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<Sample> samples{sample(1, 1, tram, {}), sample(2, 1, tram, 0.8)};
        model.showRun(runWith(samples));
        QCOMPARE(model.index(1).data(SamplesModel::FileRole).toString(), QString());
        QSignalSpy changed(&model, &SamplesModel::dataChanged);
        samples[1].state = SampleState::Done;
        samples[1].file = QStringLiteral("/samples/2.png");
        model.showRun(runWith(samples));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex(), model.index(1));
        QCOMPARE(model.index(1).data(SamplesModel::FileRole).toString(), QStringLiteral("/samples/2.png"));
    }

    void anotherRunReplacesAll()
    {
        SamplesModel model;
        model.showRun(runWith({sample(1, 1, tram, 0.8)}));
        QSignalSpy reset(&model, &SamplesModel::modelReset);
        model.showRun(runWith({sample(1, 1, cat, 0.8)}, QStringLiteral("other")));
        QCOMPARE(reset.size(), 1);
        QCOMPARE(model.index(0).data(SamplesModel::PromptRole).toString(), cat);
        model.showNothing();
        QCOMPARE(model.rowCount(), 0);
    }

    void inPlaceOfAPictureItsStateIsTold_data()
    {
        QTest::addColumn<SampleState>("state");
        QTest::addColumn<QString>("text");
        QTest::newRow("waiting") << SampleState::Waiting << "waiting";
        QTest::newRow("sent") << SampleState::Sent << "being made…";
        QTest::newRow("making") << SampleState::Making << "being made…";
        QTest::newRow("unknown") << SampleState::Unknown << "The answer was lost; it may have been paid.";
        QTest::newRow("failed") << SampleState::Failed << "The prompt was refused.";
        QTest::newRow("done") << SampleState::Done << "";
    }
    void inPlaceOfAPictureItsStateIsTold()
    {
        QFETCH(SampleState, state);
        Sample each = sample(1, 1, tram, 0.8);
        each.state = state;
        if (state == SampleState::Failed)
            each.error = Error{ErrorKind::Refused, QStringLiteral("The prompt was refused.")};
        SamplesModel model;
        model.showRun(runWith({each}));
        QTEST(model.index(0).data(SamplesModel::StateTextRole).toString(), "text");
        QVERIFY(model.index(0)
                    .data(Qt::AccessibleTextRole)
                    .toString()
                    .startsWith(QStringLiteral("an old tram, strength 0.8, seed 42")));
    }

    void beneathStandsTheStrengthAndWhichOfSeveral()
    {
        Sample second = sample(1, 1, tram, 0.65);
        second.index = 1;
        second.count = 4;
        QCOMPARE(strengthText(second), QStringLiteral("strength 0.65 · 2 of 4"));
        QCOMPARE(strengthText(sample(2, 1, tram, {})), QStringLiteral("without LoRA"));
        QCOMPARE(strengthText(sample(2, 1, tram, 0.0)), QStringLiteral("strength 0"));
    }

    void onlyPicturesThatExistAreDraggedOut()
    {
        Sample made = sample(1, 1, tram, 0.6);
        made.state = SampleState::Done;
        made.file = QStringLiteral("/samples/1.png");
        SamplesModel model;
        model.showRun(runWith({made, sample(2, 1, tram, 0.8)}));
        const std::unique_ptr<QMimeData> files(model.mimeData({model.index(0), model.index(1)}));
        QCOMPARE(files->urls(), QList{QUrl::fromLocalFile(made.file)});
        QVERIFY(!model.mimeData({model.index(1)}));
        QVERIFY(!model.flags(model.index(1)).testFlag(Qt::ItemIsDragEnabled));
    }
};

QTEST_MAIN(tst_SamplesModel)
#include "tst_SamplesModel.moc"
