// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "app/imaging/Thumbnailer.h"
#include "tests/support/TestClock.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetViewer.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/ZoomView.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace easel;

/// The viewer over an empty page, with a real dataset of four pictures.
class tst_DatasetViewer : public QObject
{
    Q_OBJECT
private:
    struct Opened
    {
        Opened()
        {
            test::writeDataset(folder.path(), 4, {800, 600});
            isOpen = dataset.openAndWait(folder.path()).has_value();
            page.resize(440, 400);
            page.show();
        }
        void press(int key, Qt::KeyboardModifiers modifiers = {})
        {
            QTest::keyClick(&viewer, Qt::Key(key), modifiers);
        }
        void show(int row) { viewer.showPicture(model.index(row)); }
        ZoomView &zoomView() { return *viewer.findChild<ZoomView *>(); }
        bool shows(const QString &text)
        {
            const QList<QLabel *> labels = viewer.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                               [&text](const QLabel *label) { return label->text().contains(text); });
        }

        QTemporaryDir folder;
        test::TestClock clock;
        Dataset dataset{clock};
        DatasetModel model{dataset};
        Thumbnailer thumbnailer;
        TilePixmaps tiles{thumbnailer};
        QWidget page;
        DatasetViewer viewer{dataset, model, thumbnailer, tiles, &page};
        bool isOpen = false;
    };

private Q_SLOTS:
    void itFillsThePageAndSaysWhatItShows()
    {
        Opened opened;
        QVERIFY(opened.isOpen);
        QVERIFY(!opened.viewer.isVisible());
        opened.show(1);
        QVERIFY(opened.viewer.isVisible());
        QCOMPARE(opened.viewer.geometry(), opened.page.rect());
        QCOMPARE(opened.viewer.item(), opened.dataset.at(1).id);
        QVERIFY(opened.shows(opened.dataset.at(1).caption.simplified()));
        QVERIFY(opened.shows(QStringLiteral("2 of 4")));
        QVERIFY(opened.viewer.accessibleName().contains(opened.dataset.at(1).id));
        QVERIFY(opened.viewer.accessibleName().contains(QStringLiteral("2 of 4")));
    }

    void arrowsGoToTheOthersAndStopAtTheEnds()
    {
        Opened opened;
        QSignalSpy shown(&opened.viewer, &DatasetViewer::shown);
        opened.show(0);
        opened.press(Qt::Key_Left);
        QCOMPARE(opened.viewer.item(), opened.dataset.at(0).id);
        for (int i = 0; i < 9; ++i)
            opened.press(Qt::Key_Right);
        QCOMPARE(opened.viewer.item(), opened.dataset.at(3).id);
        QCOMPARE(shown.size(), 4);
        opened.press(Qt::Key_PageUp);
        QCOMPARE(opened.viewer.item(), opened.dataset.at(2).id);
    }

    void itEndsWithThePictureThatWasSeenLast_data()
    {
        QTest::addColumn<int>("key");
        QTest::newRow("Escape") << int(Qt::Key_Escape);
        QTest::newRow("Space") << int(Qt::Key_Space);
    }
    void itEndsWithThePictureThatWasSeenLast()
    {
        QFETCH(int, key);
        Opened opened;
        QSignalSpy closed(&opened.viewer, &DatasetViewer::closed);
        opened.show(0);
        opened.press(Qt::Key_Right);
        opened.press(key);
        QVERIFY(!opened.viewer.isVisible());
        QCOMPARE(closed.size(), 1);
        QCOMPARE(closed.first().first().toModelIndex().row(), 1);
    }

    void oneKeyTakesThePictureOutAndInAgain()
    {
        Opened opened;
        opened.show(2);
        auto *included = opened.viewer.findChild<QCheckBox *>();
        QVERIFY(included->isChecked());
        opened.press(Qt::Key_X);
        QVERIFY(!opened.dataset.at(2).included);
        QVERIFY(!included->isChecked());
        QVERIFY(opened.viewer.accessibleName().contains(QStringLiteral("not in the training")));
        opened.press(Qt::Key_X);
        QVERIFY(opened.dataset.at(2).included && included->isChecked());
        QCOMPARE(opened.dataset.undoStack()->count(), 2);
        included->click();
        QVERIFY(!opened.dataset.at(2).included);
    }

    void theNeighboursAreReadAhead()
    {
        Opened opened;
        QSignalSpy ready(&opened.thumbnailer, &Thumbnailer::ready);
        opened.show(1);
        QTRY_COMPARE(ready.size(), 3);
        QSet<QString> paths;
        for (const auto &made : std::as_const(ready))
            paths.insert(made.first().toString());
        QVERIFY(paths.contains(opened.dataset.picturePath(0)) &&
                paths.contains(opened.dataset.picturePath(2)));
        QCOMPARE(ready.first().first().toString(), opened.dataset.picturePath(1)); // what is seen came first
    }

    void itZoomsByKeys()
    {
        Opened opened;
        opened.show(0);
        ZoomView &zoomed = opened.zoomView();
        const double fit = zoomed.zoom();
        QVERIFY(zoomed.isFit() && fit < 1);
        opened.press(Qt::Key_1);
        QCOMPARE(zoomed.zoom(), 1.0);
        QVERIFY(opened.shows(QStringLiteral("100")));
        opened.press(Qt::Key_0);
        QCOMPARE(zoomed.zoom(), fit);
        opened.press(Qt::Key_Z);
        QCOMPARE(zoomed.zoom(), 1.0);
        opened.press(Qt::Key_Plus);
        QVERIFY(zoomed.zoom() > 1);
        const QPointF before = zoomed.pictureRect().topLeft();
        opened.press(Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(zoomed.pictureRect().x() < before.x());
        opened.press(Qt::Key_Right); // another picture is seen as a whole
        QVERIFY(zoomed.isFit());
    }

    void aRemovedPictureGivesWayToTheNext()
    {
        Opened opened;
        opened.show(1);
        const QString next = opened.dataset.at(2).id;
        QVERIFY(opened.dataset.removeItems({opened.viewer.item()}));
        QTRY_COMPARE(opened.viewer.item(), next);
        QVERIFY(opened.viewer.isVisible());
        opened.dataset.close();
        QVERIFY(!opened.viewer.isVisible());
    }
};

QTEST_MAIN(tst_DatasetViewer)
#include "tst_DatasetViewer.moc"
