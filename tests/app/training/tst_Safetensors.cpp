// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/Safetensors.h"
#include "tests/support/TestSafetensors.h"

#include <QBuffer>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

static Result<SafetensorsHeader> read(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readSafetensorsHeader(buffer, bytes.size());
}

class tst_Safetensors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatATrainerWrote();
    void findsTheRankInTheShapesWhereNobodySaysIt();
    void aFileWithoutMetadataHasFactsAllTheSame();
    void refusesWhatIsNoModel_data();
    void refusesWhatIsNoModel();
    void refusesEveryTruncation();
    void survivesEveryBrokenByteOfTheHeader();
};

void tst_Safetensors::readsWhatATrainerWrote()
{
    const QByteArray file = smallLora();
    const auto header = read(file);
    QVERIFY(header);
    QCOMPARE(header->tensors.size(), size_t(2));
    QCOMPARE(header->tensors[0].name, u"a.lora_down.weight"_s);
    QCOMPARE(header->tensors[1].shape, (std::vector<qint64>{320, 4}));
    QCOMPARE(header->headerBytes + header->dataBytes, file.size());
    const LoraFacts facts = loraFacts(*header);
    QCOMPARE(facts.dim, 4);
    QCOMPARE(facts.alpha, 2.0);
    QCOMPARE(facts.steps, 500);
    QCOMPARE(facts.base, u"v1-5-pruned-emaonly"_s);
    QCOMPARE(facts.baseVersion, u"sd_v1-5"_s);
    QCOMPARE(facts.precision, u"F16"_s);
    QCOMPARE(facts.bytes, file.size());
    QVERIFY(!facts.epochs && !facts.pictures);
}

void tst_Safetensors::findsTheRankInTheShapesWhereNobodySaysIt()
{
    const auto header = read(
        safetensors(R"({"x.lora_down.weight":{"dtype":"F32","shape":[16,2],"data_offsets":[0,128]}})", 128));
    QVERIFY(header);
    QCOMPARE(loraFacts(*header).dim, 16);
    const auto mixed =
        read(safetensors(R"({"x.lora_down.weight":{"dtype":"U8","shape":[2,1],"data_offsets":[0,2]},)"
                         R"("y.lora_down.weight":{"dtype":"U8","shape":[3,1],"data_offsets":[2,5]}})",
                         5));
    QVERIFY(mixed);
    QVERIFY(!loraFacts(*mixed).dim);
}

void tst_Safetensors::aFileWithoutMetadataHasFactsAllTheSame()
{
    const auto header = read(safetensors(R"({"w":{"dtype":"BF16","shape":[],"data_offsets":[0,2]}})", 2));
    QVERIFY(header);
    const LoraFacts facts = loraFacts(*header);
    QCOMPARE(facts.tensors, 1);
    QCOMPARE(facts.precision, u"BF16"_s);
    QVERIFY(facts.base.isEmpty() && !facts.dim && !facts.steps);
}

void tst_Safetensors::refusesWhatIsNoModel_data()
{
    QTest::addColumn<QByteArray>("file");
    const auto tensor = [](const QByteArray &json, qsizetype bytes) {
        return safetensors("{\"w\":" + json + "}", bytes);
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<!doctype html><html><body>Sign in</body></html>");
    QTest::newRow("a length beyond the file") << QByteArray("\xff\xff\0\0\0\0\0\0{}", 10);
    QTest::newRow("an enormous length") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\xff{}", 10);
    QTest::newRow("a header that is a list") << safetensors("[1,2]", 0);
    QTest::newRow("a header that is no JSON") << safetensors("{\"w\":", 0);
    QTest::newRow("no tensors") << safetensors("{}", 0);
    QTest::newRow("metadata with a number")
        << safetensors(R"({"__metadata__":{"a":1},"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})", 1);
    QTest::newRow("an unknown type") << tensor(R"({"dtype":"F12","shape":[2],"data_offsets":[0,3]})", 3);
    QTest::newRow("a shape that does not fit")
        << tensor(R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})", 4);
    QTest::newRow("a negative side") << tensor(R"({"dtype":"U8","shape":[-1],"data_offsets":[0,1]})", 1);
    QTest::newRow("a broken number") << tensor(R"({"dtype":"U8","shape":[1.5],"data_offsets":[0,1]})", 1);
    QTest::newRow("sides whose product overflows")
        << tensor(R"({"dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,0]})", 0);
    QTest::newRow("an end before its beginning")
        << tensor(R"({"dtype":"U8","shape":[0],"data_offsets":[4,2]})", 4);
    QTest::newRow("one place missing") << tensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0]})", 1);
    QTest::newRow("bytes behind the last tensor")
        << tensor(R"({"dtype":"U8","shape":[1],"data_offsets":[0,1]})", 2);
    QTest::newRow("a tensor behind the end")
        << tensor(R"({"dtype":"U8","shape":[4],"data_offsets":[0,4]})", 3);
    QTest::newRow("a gap") << safetensors(R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},)"
                                          R"("b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
                                          3);
    QTest::newRow("an overlap") << safetensors(R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},)"
                                               R"("b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
                                               3);
}

void tst_Safetensors::refusesWhatIsNoModel()
{
    QFETCH(QByteArray, file);
    const auto header = read(file);
    QVERIFY(!header);
    QCOMPARE(header.error().kind, ErrorKind::Refused);
    QVERIFY(!header.error().message.isEmpty());
}

void tst_Safetensors::refusesEveryTruncation()
{
    const QByteArray file = smallLora(8);
    QVERIFY(read(file));
    for (qsizetype size = 0; size < file.size(); ++size)
        QVERIFY2(!read(file.left(size)), qPrintable(QString::number(size)));
}

void tst_Safetensors::survivesEveryBrokenByteOfTheHeader()
{
    const QByteArray file = smallLora(8);
    const qint64 header = read(file)->headerBytes;
    int accepted = 0;
    for (qint64 i = 0; i < header; ++i) {
        QByteArray broken = file;
        broken[i] = char(broken[i] ^ 0x55);
        // Whatever is accepted must still cover the file exactly.
        if (const auto read_ = read(broken)) {
            ++accepted;
            QCOMPARE(read_->tensors.back().end, read_->dataBytes);
        }
    }
    QVERIFY(accepted < header); // letters of names and metadata may differ
}

QTEST_GUILESS_MAIN(tst_Safetensors)
#include "tst_Safetensors.moc"
