// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Thumbnailer.h"
#include "ui/widgets/FullPicture.h"
#include "ui/widgets/ZoomView.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

using namespace easel;

class tst_ZoomView : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    static constexpr QSize size{800, 400};

    /// Black, with one white pixel at spot.
    QString paint(const QString &name, QPoint spot)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::black);
        image.setPixelColor(spot, Qt::white);
        const QString path = m_folder.filePath(name);
        return image.save(path) ? path : QString();
    }
    static void turnWheel(ZoomView &view, QPointF at, int notches)
    {
        QWheelEvent turn(at, view.mapToGlobal(at), {}, {0, 120 * notches}, Qt::NoButton, {},
                         Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&view, &turn);
    }
    static void drag(ZoomView &view, QPoint from, QPoint to)
    {
        QTest::mousePress(&view, Qt::LeftButton, {}, from);
        for (const QPoint at : {(from + to) / 2, to}) {
            QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&view, &move);
        }
        QTest::mouseRelease(&view, Qt::LeftButton, {}, to);
    }
    struct Shown
    {
        explicit Shown(const QString &path)
        {
            view.resize(200, 200);
            view.show();
            view.showPicture(path, 1, size);
        }
        Thumbnailer thumbnailer;
        ZoomView view{thumbnailer};
    };

private Q_SLOTS:
    void aPictureIsAsLargeAsItFits()
    {
        Shown shown(paint(QStringLiteral("fit.png"), {}));
        QCOMPARE(shown.view.pictureRect(), QRectF(0, 50, 200, 100));
        QCOMPARE(shown.view.zoom(), 0.25);
        shown.view.resize(400, 100);
        QCOMPARE(shown.view.pictureRect(), QRectF(100, 0, 200, 100));
    }

    void oneToOneShowsEachPixel()
    {
        Shown shown(paint(QStringLiteral("pixels.png"), {400, 200}));
        QSignalSpy sharpened(&shown.view, &ZoomView::sharpened);
        QTRY_VERIFY(!sharpened.isEmpty());
        shown.view.oneToOne();
        QCOMPARE(shown.view.pictureRect(), QRectF(-300, -100, 800, 400));
        QTRY_COMPARE(shown.view.grab().toImage().pixelColor(100, 100), QColor(Qt::white));
        QCOMPARE(shown.view.grab().toImage().pixelColor(101, 100), QColor(Qt::black));
    }

    void theWheelZoomsWhatIsUnderThePointer()
    {
        Shown shown(paint(QStringLiteral("wheel.png"), {}));
        const auto pixelAt = [&](QPointF at) {
            const QRectF picture = shown.view.pictureRect();
            return QPointF((at.x() - picture.x()) / picture.width(),
                           (at.y() - picture.y()) / picture.height());
        };
        const QPointF pointer(60, 90);
        turnWheel(shown.view, pointer, 6); // past the room above and below the picture
        const QPointF before = pixelAt(pointer);
        turnWheel(shown.view, pointer, 3);
        QVERIFY((pixelAt(pointer) - before).manhattanLength() < 0.01);
        for (int i = 0; i < 30; ++i)
            turnWheel(shown.view, pointer, -1);
        QVERIFY(shown.view.isFit()); // never smaller than it fits
    }

    void aDragMovesAboutUntilTheEdges()
    {
        Shown shown(paint(QStringLiteral("drag.png"), {}));
        shown.view.oneToOne();
        drag(shown.view, {100, 100}, {160, 110});
        QCOMPARE(shown.view.pictureRect().topLeft(), QPointF(-240, -90));
        drag(shown.view, {10, 10}, {900, 900});
        QCOMPARE(shown.view.pictureRect().topLeft(), QPointF(0, 0));
    }

    void aDoubleClickGoesThereAndBack()
    {
        Shown shown(paint(QStringLiteral("double.png"), {}));
        QTest::mouseDClick(&shown.view, Qt::LeftButton, {}, {150, 100});
        QCOMPARE(shown.view.zoom(), 1.0);
        QCOMPARE(shown.view.pictureRect().x(), -450.0); // what was under the pointer still is
        QTest::mouseDClick(&shown.view, Qt::LeftButton, {}, {150, 100});
        QVERIFY(shown.view.isFit());
    }

    void onlyAClickBesideThePictureIsTold()
    {
        Shown shown(paint(QStringLiteral("beside.png"), {}));
        QSignalSpy clicked(&shown.view, &ZoomView::clickedBeside);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, {100, 100});
        drag(shown.view, {100, 100}, {100, 20});
        QCOMPARE(clicked.size(), 0);
        QTest::mouseClick(&shown.view, Qt::LeftButton, {}, {100, 20});
        QCOMPARE(clicked.size(), 1);
    }

    void aSmallPictureIsOneToOneInTheMiddle()
    {
        QImage image(40, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        const QString path = m_folder.filePath(QStringLiteral("small.png"));
        QVERIFY(image.save(path));
        Shown shown(path);
        shown.view.showPicture(path, 1, image.size());
        shown.view.oneToOne();
        QCOMPARE(shown.view.zoom(), 1.0);
        QCOMPARE(shown.view.pictureRect(), QRectF(80, 90, 40, 20));
        shown.view.zoomBy(0.5);
        QCOMPARE(shown.view.zoom(), 1.0);
    }

    void allPixelsAreThoseOfTheLastOneAskedFor()
    {
        FullPicture full;
        QSignalSpy decoded(&full, &FullPicture::decoded);
        const QString first = paint(QStringLiteral("first.png"), {1, 1});
        const QString second = paint(QStringLiteral("second.png"), {2, 2});
        full.ask(first, 1, size);
        full.ask(second, 1, size);
        QVERIFY(full.image().isNull());
        QTRY_COMPARE(decoded.size(), 1);
        QCOMPARE(full.image().size(), size);
        QCOMPARE(full.image().pixelColor(2, 2), QColor(Qt::white));
        full.ask(second, 1, size); // is there
        QCOMPARE(full.image().size(), size);
        full.clear();
        QVERIFY(full.image().isNull());
    }

    void aPictureTooLargeToKeepComesSmaller()
    {
        FullPicture full;
        QSignalSpy decoded(&full, &FullPicture::decoded);
        // As if it were so large: the file itself need not be.
        full.ask(paint(QStringLiteral("large.png"), {}), 1, QSize(16'000, 8'000));
        QTRY_COMPARE(decoded.size(), 1);
        QVERIFY(qint64(full.image().width()) * full.image().height() <= FullPicture::mostPixels);
    }
};

QTEST_MAIN(tst_ZoomView)
#include "tst_ZoomView.moc"
