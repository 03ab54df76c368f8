// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Picture.h"
#include "app/imaging/RenderUpload.h"
#include "tests/support/TestContainers.h"
#include "tests/support/TestPictures.h"

#include <QColorSpace>
#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <cmath>

using namespace easel;
using namespace easel::test;

class tst_RenderUpload : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString pathOf(const QString &name) const { return m_dir.filePath(name); }

private Q_SLOTS:
    void everyFormatBecomesExactlyTheTarget_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QSize>("source");
        QTest::addColumn<QSize>("target");
        for (const char *format : {"png", "jpeg", "webp", "bmp", "tiff"}) {
            const QString name = QStringLiteral("source.") + QString::fromLatin1(format);
            QTest::addRow("%s, shrunk", format) << name << QSize(1500, 1000) << QSize(512, 512);
            QTest::addRow("%s, enlarged", format) << name << QSize(150, 200) << QSize(512, 768);
            QTest::addRow("%s, as it is", format) << name << QSize(512, 512) << QSize(512, 512);
        }
    }

    void everyFormatBecomesExactlyTheTarget()
    {
        QFETCH(QString, name);
        QFETCH(QSize, source);
        QFETCH(QSize, target);
        writePicture(pathOf(name), source);
        const Result<RenderedUpload> upload = renderUpload(pathOf(name), target, {});
        QVERIFY(upload);
        QCOMPARE(upload->fileExtension, QStringLiteral("jpeg"));
        const QImage image = QImage::fromData(upload->bytes, "jpeg");
        QCOMPARE(image.size(), target);
        QVERIFY(difference(quarterColour(image, 0), topLeftColour) < 12);
        QVERIFY(difference(quarterColour(image, 3), bottomRightColour) < 12);
        QCOMPARE(upload->sha256, QCryptographicHash::hash(upload->bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(upload->sourceSha256,
                 QCryptographicHash::hash(fileBytes(pathOf(name)), QCryptographicHash::Sha256).toHex());
    }

    void aPngOfTheSameSizeKeepsEveryPixel()
    {
        const QString path = pathOf(QStringLiteral("exact.png"));
        writePicture(path, QSize(300, 300));
        const Result<RenderedUpload> upload = renderUpload(path, QSize(300, 300), {}, UploadFormat::Png);
        QVERIFY(upload);
        QCOMPARE(upload->fileExtension, QStringLiteral("png"));
        QCOMPARE(largestDifference(QImage::fromData(upload->bytes, "png"), paintedPicture(QSize(300, 300))),
                 0);
    }

    void onlyTheCropIsSeen()
    {
        const QString path = pathOf(QStringLiteral("quarters.png"));
        writePicture(path, QSize(2000, 2000));
        const QColor expected[] = {topLeftColour, topRightColour, bottomLeftColour, bottomRightColour};
        for (int quarter = 0; quarter < 4; ++quarter) {
            // A quarter's own middle, away from the row of dots.
            const Crop crop{QRectF(quarter % 2 ? 0.55 : 0.05, quarter / 2 ? 0.6 : 0.05, 0.35, 0.35)};
            const Result<RenderedUpload> upload =
                renderUpload(path, QSize(128, 128), {crop}, UploadFormat::Png);
            QVERIFY(upload);
            QImage flat(128, 128, QImage::Format_RGB32);
            flat.fill(expected[quarter]);
            QCOMPARE(largestDifference(QImage::fromData(upload->bytes, "png"), flat), 0);
        }
    }

    void theSameInputGivesTheSameBytes()
    {
        const QString path = pathOf(QStringLiteral("same.jpg"));
        writeJpeg(path, QSize(900, 700), 8, true);
        const Crop crop{QRectF(0.1, 0.1, 0.7, 0.8)};
        const Result<RenderedUpload> first = renderUpload(path, QSize(512, 512), {crop});
        const Result<RenderedUpload> second = renderUpload(path, QSize(512, 512), {crop});
        QVERIFY(first && second);
        QCOMPARE(first->bytes, second->bytes);
        const Result<RenderedUpload> uncropped = renderUpload(path, QSize(512, 512), {});
        QVERIFY(uncropped);
        QVERIFY(uncropped->bytes != first->bytes);
        QCOMPARE(uncropped->sourceSha256, first->sourceSha256);
        const Result<RenderedUpload> fromBytes = renderUpload(path, fileBytes(path), QSize(512, 512), {crop});
        QVERIFY(fromBytes);
        QCOMPARE(fromBytes->sha256, first->sha256);
    }

    void anOriginalGoesWholeUprightAndWithoutItsNotes()
    {
        const QString path = pathOf(QStringLiteral("original.jpg"));
        writeJpeg(path, QSize(900, 700), 6, true); // turned, with place and camera
        QVERIFY(fileBytes(path).contains("Exif"));
        const Result<RenderedUpload> upload = renderOriginal(path);
        QVERIFY(upload);
        QCOMPARE(upload->fileExtension, QStringLiteral("jpeg"));
        for (const char *trace : {"Exif", "ICC_PROFILE", "GPS"})
            QVERIFY2(!upload->bytes.contains(trace), trace);
        const Result<QImage> shown = decodePicture(path);
        QVERIFY(shown);
        const QImage sent = QImage::fromData(upload->bytes);
        QCOMPARE(sent.size(), shown->size());
        for (const QPoint at : {QPoint(150, 150), QPoint(550, 150), QPoint(150, 750), QPoint(550, 750)})
            QVERIFY(difference(sent.pixelColor(at), shown->pixelColor(at)) < 8);
        QCOMPARE(renderOriginal(path)->sha256, upload->sha256);
        QCOMPARE(renderUpload(path, QSize(64, 64), {})->sourceSha256, upload->sourceSha256);
    }

    void anOriginalThatIsTooLargeIsScaledDown()
    {
        const QString path = pathOf(QStringLiteral("huge.png"));
        QImage huge(QSize(6000, 4000), QImage::Format_RGB32);
        huge.fill(Qt::darkCyan);
        QVERIFY(huge.save(path));
        const Result<RenderedUpload> upload = renderOriginal(path);
        QVERIFY(upload);
        const QSize sent = QImage::fromData(upload->bytes).size();
        QVERIFY(qint64(sent.width()) * sent.height() <= mostOriginalPixels);
        QVERIFY(std::abs(sent.width() * 4000.0 / 6000 - sent.height()) <= 1);
        QVERIFY(upload->bytes.size() <= mostOriginalBytes);
    }

    void nothingOfTheOriginalsMetadataLeaves_data()
    {
        QTest::addColumn<UploadFormat>("format");
        QTest::newRow("jpeg") << UploadFormat::Jpeg95;
        QTest::newRow("png") << UploadFormat::Png;
    }

    void nothingOfTheOriginalsMetadataLeaves()
    {
        QFETCH(UploadFormat, format);
        const QString camera = pathOf(QStringLiteral("camera.jpg"));
        writeJpeg(camera, QSize(700, 900), 6, true);
        QVERIFY(fileBytes(camera).contains("Exif"));
        QImage told = paintedPicture(QSize(600, 600));
        told.setText(QStringLiteral("Author"), QStringLiteral("Somebody"));
        told.setColorSpace(QColorSpace::DisplayP3);
        const QString edited = pathOf(QStringLiteral("edited.png"));
        writeFile(edited, encoded(told, "png"));
        QVERIFY(fileBytes(edited).contains("Somebody") && fileBytes(edited).contains("iCCP"));

        for (const QString &path : {camera, edited}) {
            const Result<RenderedUpload> upload = renderUpload(path, QSize(512, 512), {}, format);
            QVERIFY(upload);
            for (const char *trace : {"Exif", "Somebody", "ICC_PROFILE", "iCCP", "tEXt", "iTXt", "eXIf"})
                QVERIFY2(!upload->bytes.contains(trace), trace);
        }
    }

    void aTurnedCameraPictureIsUprightBeforeItIsCropped()
    {
        const QString path = pathOf(QStringLiteral("turned.jpg"));
        writeJpeg(path, QSize(800, 1200), 6);
        const Crop upperLeft{QRectF(0.05, 0.05, 0.4, 0.3)};
        const Result<RenderedUpload> upload =
            renderUpload(path, QSize(64, 64), {upperLeft}, UploadFormat::Png);
        QVERIFY(upload);
        QVERIFY(difference(QImage::fromData(upload->bytes).pixelColor(32, 32), topLeftColour) < 8);
    }

    void transparencyLiesOnWhite()
    {
        QImage image(900, 900, QImage::Format_ARGB32);
        image.fill(qRgba(0, 0, 0, 0));
        for (int y = 0; y < 900; ++y) {
            for (int x = 450; x < 900; ++x)
                image.setPixel(x, y, qRgba(0, 0, 0, 128));
        }
        for (const char *format : {"png", "webp"}) {
            const QString path = pathOf(QStringLiteral("clear.") + QString::fromLatin1(format));
            writeFile(path, encoded(image, format, 100));
            const Result<RenderedUpload> upload = renderUpload(path, QSize(256, 256), {}, UploadFormat::Png);
            QVERIFY(upload);
            const QImage rendered = QImage::fromData(upload->bytes, "png");
            QVERIFY(!rendered.hasAlphaChannel());
            QCOMPARE(rendered.pixelColor(40, 40), QColor(Qt::white));
            QVERIFY(difference(rendered.pixelColor(220, 40), QColor(127, 127, 127)) <= 2);
        }
    }

    void finePatternsBecomeTheirMeanNotMoire()
    {
        // One-pixel checks shrunk to a tenth are an even grey; a filter that skips pixels shows patterns.
        QImage checks(1100, 1100, QImage::Format_RGB32);
        for (int y = 0; y < 1100; ++y) {
            for (int x = 0; x < 1100; ++x)
                checks.setPixel(x, y, (x + y) % 2 ? qRgb(255, 255, 255) : qRgb(0, 0, 0));
        }
        const QString path = pathOf(QStringLiteral("checks.png"));
        writeFile(path, encoded(checks, "png"));
        const Result<RenderedUpload> upload = renderUpload(path, QSize(103, 103), {}, UploadFormat::Png);
        QVERIFY(upload);
        const QImage image = QImage::fromData(upload->bytes, "png");
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                QVERIFY(difference(image.pixelColor(x, y), QColor(127, 127, 127)) <= 6);
        }
    }

    void edgesStaySharp()
    {
        QImage edge(1200, 1200, QImage::Format_RGB32);
        edge.fill(Qt::black);
        for (int y = 0; y < 1200; ++y) {
            for (int x = 600; x < 1200; ++x)
                edge.setPixel(x, y, qRgb(255, 255, 255));
        }
        const QString path = pathOf(QStringLiteral("edge.png"));
        writeFile(path, encoded(edge, "png"));
        const Result<RenderedUpload> upload = renderUpload(path, QSize(400, 400), {}, UploadFormat::Png);
        QVERIFY(upload);
        const QImage image = QImage::fromData(upload->bytes, "png");
        QVERIFY(image.pixelColor(198, 200).red() < 12);
        QVERIFY(image.pixelColor(201, 200).red() > 243);
    }

    void whatCannotBeUsedIsNeverRendered_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray jpeg = encoded(paintedPicture(QSize(600, 600)), "jpeg");
        QTest::newRow("half a JPEG") << jpeg.first(jpeg.size() / 2);
        QTest::newRow("text") << QByteArray("no picture");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("bomb") << pngBomb(QSize(30'000, 30'000));
        QTest::newRow("damaged") << pngWithDamagedPixels(encoded(paintedPicture(QSize(600, 600)), "png"),
                                                         false);
    }

    void whatCannotBeUsedIsNeverRendered()
    {
        QFETCH(QByteArray, bytes);
        const QString path = pathOf(QStringLiteral("bad.jpg"));
        writeFile(path, bytes);
        const Result<RenderedUpload> upload = renderUpload(path, QSize(512, 512), {});
        QVERIFY(!upload);
        QCOMPARE(upload.error().kind, ErrorKind::Picture);
        QVERIFY(upload.error().message.startsWith(QStringLiteral("bad.jpg ")));
    }
};

QTEST_GUILESS_MAIN(tst_RenderUpload)
#include "tst_RenderUpload.moc"
