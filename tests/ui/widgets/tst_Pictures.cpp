// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Thumbnailer.h"
#include "ui/widgets/PicturePreview.h"
#include "ui/widgets/TilePixmaps.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;

/// The two ways in which pages show pictures: as tiles, and one alone.
class tst_Pictures : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;

    QString paint(const QString &name, const QColor &color, QSize size = {320, 200})
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(color);
        const QString path = m_folder.filePath(name);
        return image.save(path) ? path : QString();
    }
    /// A file that says it is a picture.
    QString writeText(const QString &name)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write("this is text") > 0 ? file.fileName()
                                                                                 : QString();
    }
    static QColor centreOf(QWidget &widget)
    {
        const QImage shown = widget.grab().toImage();
        return shown.pixelColor(shown.rect().center());
    }

private Q_SLOTS:
    void aTileArrivesLaterAndIsCutToFit()
    {
        const QString path = paint(QStringLiteral("red.png"), Qt::red);
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        QVERIFY(pixmaps.pixmap(path, 1, {100, 80}, 2.0).isNull());
        QTRY_COMPARE(arrived.size(), 1);
        const QPixmap pixmap = pixmaps.pixmap(path, 1, {100, 80}, 2.0);
        QCOMPARE(pixmap.size(), QSize(200, 160));
        QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(100, 80));
        const QImage image = pixmap.toImage();
        QCOMPARE(image.pixelColor(100, 80), QColor(Qt::red));
        QCOMPARE(image.pixelColor(0, 0).alpha(), 0); // a round corner
    }

    void anotherSizeIsMadeFromWhatIsAtHand()
    {
        const QString path = paint(QStringLiteral("green.png"), Qt::green);
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        pixmaps.pixmap(path, 1, {100, 80}, 1.0);
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(pixmaps.pixmap(path, 1, {104, 83}, 1.0).size(), QSize(104, 83));
        QVERIFY(!pixmaps.atHand(path, 1).isNull());
    }

    void aPictureOfAnotherShapeIsShownAtOnceAndThenSharp()
    {
        const QString path = paint(QStringLiteral("tall.png"), Qt::magenta, {400, 1600});
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        pixmaps.pixmap(path, 1, {200, 150}, 1.0);
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(pixmaps.isSettled(path, 1));
        QCOMPARE(pixmaps.atHand(path, 1).width(), 64); // a quarter of 256
        QVERIFY(!pixmaps.pixmap(path, 1, {200, 150}, 1.0).isNull());
        QTRY_COMPARE(arrived.size(), 2);
        QVERIFY(pixmaps.atHand(path, 1).width() >= 200);
        pixmaps.pixmap(path, 1, {200, 150}, 1.0);
        QCOMPARE(thumbnailer.thumbnail(path, {1024, 1024}, 1).isNull(),
                 false); // and no larger one is asked for
    }

    void aSmallPictureIsNotAskedForAgainAndAgain()
    {
        const QString path = paint(QStringLiteral("small.png"), Qt::gray, {40, 30});
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        pixmaps.pixmap(path, 1, {200, 150}, 1.0);
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(!pixmaps.pixmap(path, 1, {200, 150}, 1.0).isNull());
        // Asked for after it, and both had their turn: one worker serves them one by one.
        thumbnailer.setWorkerCount(1);
        for (int other = 1; other <= 2; ++other) {
            pixmaps.pixmap(paint(QStringLiteral("other-%1.png").arg(other), Qt::gray), 1, {200, 150}, 1.0);
            QTRY_COMPARE(arrived.size(), 1 + other);
        }
        QCOMPARE(ready.size(), 3);
    }

    void aChangedFileIsNeverShownAsItWas()
    {
        const QString path = paint(QStringLiteral("changing.png"), Qt::blue);
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        pixmaps.pixmap(path, 1, {100, 80}, 1.0);
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(!paint(QStringLiteral("changing.png"), Qt::yellow).isEmpty());
        QVERIFY(pixmaps.pixmap(path, 2, {100, 80}, 1.0).isNull());
        QTRY_COMPARE(arrived.size(), 2);
        QCOMPARE(pixmaps.pixmap(path, 2, {100, 80}, 1.0).toImage().pixelColor(50, 40), QColor(Qt::yellow));
    }

    void whatCannotBeReadIsToldOnceWithItsReason()
    {
        const QString path = writeText(QStringLiteral("no-picture.png"));
        QVERIFY(!path.isEmpty());
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        QVERIFY(pixmaps.pixmap(path, 1, {100, 80}, 1.0).isNull());
        QTRY_COMPARE(arrived.size(), 1);
        QVERIFY(!pixmaps.failure(path, 1).isEmpty());
        QVERIFY(pixmaps.failure(path, 2).isEmpty()); // a changed file gets another chance
        QSignalSpy again(&thumbnailer, &Thumbnailer::failed);
        QVERIFY(pixmaps.pixmap(path, 1, {100, 80}, 1.0).isNull());
        QCOMPARE(again.size(), 0);
    }

    void whatIsNoLongerSeenIsForgotten()
    {
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        QSignalSpy arrived(&pixmaps, &TilePixmaps::arrived);
        QSet<QString> seen;
        for (int i = 0; i < 40; ++i) {
            const QString path = paint(QStringLiteral("many-%1.png").arg(i), Qt::cyan, {900, 700});
            pixmaps.pixmap(path, 1, {100, 80}, 1.0);
            if (i >= 38)
                seen.insert(path);
        }
        pixmaps.keepOnly(seen);
        QTRY_COMPARE(arrived.size(), 2);
        for (const QList<QVariant> &each : arrived)
            QVERIFY(seen.contains(each.first().toString()));
    }

    void transparentPicturesLieOnWhiteAsTheirUploadsDo()
    {
        QImage image(100, 100, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QCOMPARE(tilePixmap(image, {50, 50}, 8, 1).toImage().pixelColor(25, 25), QColor(Qt::white));
    }

    void thePreviewNeverShowsOnePictureInAnothersPlace()
    {
        const QString red = paint(QStringLiteral("one.png"), Qt::red);
        const QString blue = paint(QStringLiteral("two.png"), Qt::blue);
        Thumbnailer thumbnailer;
        PicturePreview preview(thumbnailer);
        preview.resize(300, 200);
        preview.show();
        preview.showPicture(red, 1, {320, 200});
        QTRY_COMPARE(centreOf(preview), QColor(Qt::red));
        preview.showPicture(blue, 1, {320, 200});
        QVERIFY(centreOf(preview) != QColor(Qt::red));
        QTRY_COMPARE(centreOf(preview), QColor(Qt::blue));
        preview.showPicture(red, 1, {320, 200}); // at hand again: at once
        QCOMPARE(centreOf(preview), QColor(Qt::red));
        preview.clear();
        QVERIFY(centreOf(preview) != QColor(Qt::red));
    }

    void aLateAnswerForAnotherPictureChangesNothing()
    {
        const QString red = paint(QStringLiteral("late.png"), Qt::red, {3000, 2000});
        const QString blue = paint(QStringLiteral("quick.png"), Qt::blue);
        Thumbnailer thumbnailer;
        QSignalSpy ready(&thumbnailer, &Thumbnailer::ready);
        PicturePreview preview(thumbnailer);
        preview.resize(300, 200);
        preview.show();
        preview.showPicture(red, 1, {3000, 2000});
        preview.showPicture(blue, 1, {320, 200});
        QTRY_COMPARE(centreOf(preview), QColor(Qt::blue));
        thumbnailer.thumbnail(red, {256, 256}, 1);
        QTRY_VERIFY(std::any_of(ready.begin(), ready.end(), [&red](const QList<QVariant> &each) {
            return each.first().toString() == red;
        }));
        QCOMPARE(centreOf(preview), QColor(Qt::blue));
    }

    void theStandInIsSeenUntilTheSharpOneIsThere()
    {
        const QString path = paint(QStringLiteral("sharp.png"), Qt::red);
        QImage standIn(32, 20, QImage::Format_RGB32);
        standIn.fill(Qt::darkRed);
        Thumbnailer thumbnailer;
        PicturePreview preview(thumbnailer);
        preview.resize(300, 200);
        preview.show();
        preview.showPicture(path, 1, {320, 200}, standIn);
        QCOMPARE(centreOf(preview), QColor(Qt::darkRed));
        QTRY_COMPARE(centreOf(preview), QColor(Qt::red));
    }

    void aBrokenPictureIsMarkedEachTime()
    {
        const QString broken = writeText(QStringLiteral("broken.png"));
        QVERIFY(!broken.isEmpty());
        Thumbnailer thumbnailer;
        PicturePreview preview(thumbnailer);
        preview.resize(300, 200);
        preview.show();
        preview.showPicture(broken, 1, {300, 200});
        const QImage waiting = preview.grab().toImage();
        QSignalSpy failed(&thumbnailer, &Thumbnailer::failed);
        QTRY_COMPARE(failed.size(), 1);
        const QImage marked = preview.grab().toImage();
        QVERIFY(marked != waiting);
        preview.showPicture(paint(QStringLiteral("between.png"), Qt::green), 1, {320, 200});
        QTRY_COMPARE(centreOf(preview), QColor(Qt::green));
        preview.showPicture(broken, 1, {300, 200});
        QCOMPARE(preview.grab().toImage(), marked);
    }

    void thePictureFitsWithItsProportions()
    {
        Thumbnailer thumbnailer;
        PicturePreview preview(thumbnailer);
        preview.resize(300, 200);
        preview.showPicture(QStringLiteral("/nowhere.png"), 1, {100, 200});
        QCOMPARE(preview.pictureRect(), QRectF(100, 0, 100, 200));
    }
};

QTEST_MAIN(tst_Pictures)
#include "tst_Pictures.moc"
