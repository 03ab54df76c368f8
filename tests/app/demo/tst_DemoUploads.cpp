// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/DemoCaller.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace easel;

class tst_DemoUploads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theTargetIsASignedUrlOnThisHost();
    void eachTargetIsAnother();
    void picturesOfEachTypeAreTaken_data();
    void picturesOfEachTypeAreTaken();
    void whatIsNoPictureOfTheTypeIsRefused_data();
    void whatIsNoPictureOfTheTypeIsRefused();
    void aPictureOfManyMegabytesIsTaken();
    void aKeyMayNotStandBesideTheSignature();
    void aChangedUrlIsRefused_data();
    void aChangedUrlIsRefused();
    void aUrlExpiresInRealTime();
    void aTrainingRefusesAnAssetThatWasNeverUploaded();
    void idsCanBeIntegers();

private:
    QUrl target(const QString &extension = u"png"_s)
    {
        return QUrl(m_demo->uploadTarget(extension)["upload_url"_L1].toString());
    }

    std::unique_ptr<DemoCaller> m_demo;
};

static const QByteArray &png()
{
    static const QByteArray bytes = DemoCaller::encoded(DemoCaller::picture(1), "PNG");
    return bytes;
}

void tst_DemoUploads::init()
{
    m_demo = std::make_unique<DemoCaller>();
    m_demo->start();
}

void tst_DemoUploads::theTargetIsASignedUrlOnThisHost()
{
    const QJsonObject answer = m_demo->uploadTarget();
    static const QRegularExpression hex(u"^[0-9a-f]{32}$"_s);
    QVERIFY(hex.match(answer["assets_id"_L1].toString()).hasMatch());
    QCOMPARE(answer["method"_L1].toString(), u"PUT"_s);
    const QUrl url(answer["upload_url"_L1].toString());
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QCOMPARE(url.port(), m_demo->url({}).port());
    QCOMPARE(answer["headers"_L1]["Host"_L1]["values"_L1][0].toString(), url.authority());
    const QUrlQuery query(url);
    QCOMPARE(query.queryItemValue(u"X-Amz-Expires"_s), u"120"_s);
    QVERIFY(query.hasQueryItem(u"X-Amz-Signature"_s));
    static const QRegularExpression date(u"^\\d{8}T\\d{6}Z$"_s);
    QVERIFY(date.match(query.queryItemValue(u"X-Amz-Date"_s)).hasMatch());
}

void tst_DemoUploads::eachTargetIsAnother()
{
    const QJsonObject one = m_demo->uploadTarget();
    const QJsonObject other = m_demo->uploadTarget();
    QVERIFY(one["assets_id"_L1] != other["assets_id"_L1]);
    QVERIFY(one["upload_url"_L1] != other["upload_url"_L1]);
}

void tst_DemoUploads::picturesOfEachTypeAreTaken_data()
{
    QTest::addColumn<QString>("type");
    QTest::newRow("png") << u"png"_s;
    QTest::newRow("jpeg") << u"jpeg"_s;
    QTest::newRow("webp") << u"webp"_s;
}

void tst_DemoUploads::picturesOfEachTypeAreTaken()
{
    QFETCH(QString, type);
    const QByteArray bytes = DemoCaller::encoded(DemoCaller::picture(3), type.toLatin1().constData());
    QVERIFY(!bytes.isEmpty());
    const QJsonValue asset = m_demo->upload(bytes, type);
    QVERIFY(asset.isString());
    QCOMPARE(m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({asset})).status, 200);
}

void tst_DemoUploads::whatIsNoPictureOfTheTypeIsRefused_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("bytes");
    const QImage picture = DemoCaller::picture(5, {300, 300});
    const QByteArray jpeg = DemoCaller::encoded(picture, "JPEG");
    const QByteArray webp = DemoCaller::encoded(picture, "WEBP");
    const QByteArray large = DemoCaller::encoded(picture, "PNG");
    QTest::newRow("nothing") << u"png"_s << QByteArray();
    QTest::newRow("text") << u"png"_s << QByteArray("a text file named .png");
    QTest::newRow("JPEG where PNG was asked") << u"png"_s << jpeg;
    QTest::newRow("PNG where JPEG was asked") << u"jpeg"_s << large;
    QTest::newRow("BMP") << u"png"_s << DemoCaller::encoded(picture, "BMP");
    QTest::newRow("half a PNG") << u"png"_s << large.first(large.size() / 2);
    QTest::newRow("half a JPEG") << u"jpeg"_s << jpeg.first(jpeg.size() / 2);
    QTest::newRow("half a WebP") << u"webp"_s << webp.first(webp.size() / 2);
    QTest::newRow("JSON around a picture")
        << u"png"_s << QByteArray("{\"file\":\"" + png().toBase64() + "\"}");
}

void tst_DemoUploads::whatIsNoPictureOfTheTypeIsRefused()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, bytes);
    const QJsonObject target = m_demo->uploadTarget(type);
    const DemoReply reply = m_demo->put(QUrl(target["upload_url"_L1].toString()), bytes);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.contentType, "application/xml");
    QVERIFY(reply.body.contains("<Error><Code>"));
    const DemoReply start =
        m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({target["assets_id"_L1]}));
    QCOMPARE(start.status, 400);
}

void tst_DemoUploads::aPictureOfManyMegabytesIsTaken()
{
    QImage noise(2600, 2600, QImage::Format_RGB32);
    quint32 state = 1;
    for (int y = 0; y < noise.height(); ++y) {
        auto *line = reinterpret_cast<quint32 *>(noise.scanLine(y));
        for (int x = 0; x < noise.width(); ++x)
            line[x] = 0xff000000 | (state = state * 1664525 + 1013904223) >> 8;
    }
    const QByteArray bytes = DemoCaller::encoded(noise, "PNG");
    QVERIFY(bytes.size() > 15'000'000);
    QCOMPARE(m_demo->put(target(), bytes).status, 200);
}

void tst_DemoUploads::aKeyMayNotStandBesideTheSignature()
{
    const DemoReply reply = m_demo->send("PUT", target(), png(), {{"Authorization", "Bearer demo"}});
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("<Code>InvalidArgument</Code>"));
}

void tst_DemoUploads::aChangedUrlIsRefused_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("later deadline") << u"x-deadline-ms=1"_s << u"x-deadline-ms=2"_s;
    QTest::newRow("longer life") << u"X-Amz-Expires=120"_s << u"X-Amz-Expires=604800"_s;
    QTest::newRow("another type") << u".png?"_s << u".jpeg?"_s;
    QTest::newRow("another folder") << u"/test/"_s << u"/test/more/"_s;
    QTest::newRow("no signature") << u"X-Amz-Signature="_s << u"X-Amz-Nothing="_s;
    QTest::newRow("more arguments") << u"X-Amz-Date"_s << u"more=1&X-Amz-Date"_s;
}

void tst_DemoUploads::aChangedUrlIsRefused()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const QString url = target().toString(QUrl::FullyEncoded);
    QVERIFY(url.contains(from));
    const DemoReply reply = m_demo->put(QUrl(QString(url).replace(from, to)), png());
    QCOMPARE(reply.status, 403);
    QVERIFY(reply.body.contains("<Error><Code>"));
}

void tst_DemoUploads::aUrlExpiresInRealTime()
{
    m_demo->options.uploadUrlLifetime = std::chrono::milliseconds(400);
    m_demo->options.speed = 1e6; // which must not shorten it
    m_demo->start();
    QCOMPARE(m_demo->put(target(), png()).status, 200);
    const QUrl url = target();
    DemoReply reply;
    QTRY_COMPARE_WITH_TIMEOUT((reply = m_demo->put(url, png())).status, 403, 5000);
    QVERIFY(reply.body.contains("<Code>AccessDenied</Code>"));
    QVERIFY(reply.body.contains("expired"));
}

void tst_DemoUploads::aTrainingRefusesAnAssetThatWasNeverUploaded()
{
    const QJsonValue uploaded = m_demo->upload(png());
    const QJsonValue empty = m_demo->uploadTarget()["assets_id"_L1];
    const DemoReply reply = m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({uploaded, empty}));
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.message().contains(empty.toString()));
    QVERIFY(!reply.message().contains(uploaded.toString()));
}

void tst_DemoUploads::idsCanBeIntegers()
{
    m_demo->options.integerAssetIds = true;
    m_demo->start();
    const QJsonValue asset = m_demo->upload(png());
    QVERIFY(asset.isDouble());
    QVERIFY(asset.toInteger() > 0);
    QCOMPARE(m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({asset})).status, 200);
    // The type is part of the id.
    const QJsonValue text(QString::number(asset.toInteger()));
    QCOMPARE(m_demo->post(u"/v3/training/style"_s, m_demo->trainingBody({text})).status, 400);
}

QTEST_GUILESS_MAIN(tst_DemoUploads)
#include "tst_DemoUploads.moc"
