// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetModel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace easel;

class tst_DatasetModel : public QObject
{
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;

    QModelIndex first(const DatasetModel &model) const { return model.index(0); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        test::writeDataset(m_folder->path(), 3, {320, 200});
    }

    void rowsFollowTheDataset()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        dataset.open(m_folder->path());
        QTRY_COMPARE(dataset.state(), Dataset::State::Open);
        QCOMPARE(model.rowCount(), 3);

        const QString id = first(model).data(DatasetModel::IdRole).toString();
        QVERIFY(dataset.removeItems({id}));
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(!model.indexOf(id).isValid());
        dataset.undoStack()->undo();
        QTRY_COMPARE(model.rowCount(), 3);
        QVERIFY(model.indexOf(id).isValid());
        dataset.close();
        QCOMPARE(model.rowCount(), 0);
    }

    void aRowTellsWhatIsKnownOfItsPicture()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(first(model).data(DatasetModel::PictureSizeRole).toSize(), QSize(320, 200));
        QCOMPARE(first(model).data(DatasetModel::PathRole).toString(), dataset.picturePath(0));
        QCOMPARE(first(model).data(DatasetModel::CaptionRole).toString(), dataset.at(0).caption);
        QCOMPARE(first(model).data(DatasetModel::IncludedRole).toBool(), true);
        QCOMPARE(first(model).data(DatasetModel::FrameRole).toRect(), QRect(60, 0, 200, 200));
    }

    void theFrameFollowsTheSizeOfTheTraining()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(first(model).data(DatasetModel::PictureSizeRole).toSize(), QSize(320, 200));
        QSignalSpy changed(&model, &DatasetModel::dataChanged);
        TrainingSettings settings = dataset.trainingSettings();
        settings.size = {512, 1024};
        dataset.setTrainingSettings(settings);
        QVERIFY(!changed.isEmpty());
        QCOMPARE(first(model).data(DatasetModel::FrameRole).toRect(), QRect(110, 0, 100, 200));
    }

    void aBadgeTellsTheOneThingToLookAt()
    {
        const QString broken = m_folder->filePath(QStringLiteral("zz-text.png"));
        test::writeFile(broken, "this is no picture");
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        const auto badge = [&model](const QString &id) {
            return model.indexOf(id).data(DatasetModel::BadgeRole).toString();
        };
        QTRY_COMPARE(badge(QStringLiteral("zz-text.png")), QStringLiteral("unreadable"));
        const QString id = first(model).data(DatasetModel::IdRole).toString();
        QCOMPARE(badge(id), QString());
        QVERIFY(dataset.setCaption(id, QStringLiteral("  \n ")));
        QCOMPARE(badge(id), QStringLiteral("no caption"));
        QVERIFY(dataset.setIncluded({id}, false));
        QCOMPARE(badge(id), QStringLiteral("not in the training"));
    }

    void aCaptionOfSeveralLinesStandsOnOneLine()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(dataset.state(), Dataset::State::Open);
        QVERIFY(dataset.setCaption(dataset.at(0).id, QStringLiteral("a town,\n  at dusk")));
        QCOMPARE(first(model).data(DatasetModel::CaptionLineRole).toString(),
                 QStringLiteral("a town, at dusk"));
    }

    void screenReadersHearNameCaptionAndState()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(dataset.state(), Dataset::State::Open);
        const QString id = dataset.at(0).id;
        QVERIFY(dataset.setCaption(id, QStringLiteral("a town")));
        QVERIFY(dataset.setIncluded({id}, false));
        QCOMPARE(first(model).data(Qt::AccessibleTextRole).toString(),
                 id + QStringLiteral(", a town, not in the training"));
    }

    void toolTipsShowCaptionsAsTheyAre()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(dataset.state(), Dataset::State::Open);
        QVERIFY(dataset.setCaption(dataset.at(0).id, QStringLiteral("<b>bold</b>")));
        QVERIFY(first(model).data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;b&gt;bold")));
    }

    void picturesAreDraggedOutAsFiles()
    {
        Dataset dataset(m_clock);
        DatasetModel model(dataset);
        dataset.open(m_folder->path());
        QTRY_COMPARE(dataset.state(), Dataset::State::Open);
        const std::unique_ptr<QMimeData> files(model.mimeData({model.index(0), model.index(2)}));
        QCOMPARE(files->urls(), (QList{QUrl::fromLocalFile(dataset.picturePath(0)),
                                       QUrl::fromLocalFile(dataset.picturePath(2))}));
        QVERIFY(!model.mimeData({}));
    }
};

QTEST_MAIN(tst_DatasetModel)
#include "tst_DatasetModel.moc"
