// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include "app/dataset/CaptionStore.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_CaptionStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void liesBesideThePictureWithItsStem_data();
    void liesBesideThePictureWithItsStem();
    void readsEveryEncoding_data();
    void readsEveryEncoding();
    void writesUtf8WithoutMarkAndKeepsLineEnds_data();
    void writesUtf8WithoutMarkAndKeepsLineEnds();
    void keepsTheBytesOfATextThatIsTheSame_data() { readsEveryEncoding_data(); }
    void keepsTheBytesOfATextThatIsTheSame();
    void tellsAMissingFileFromAnEmptyOne();
    void writesAnEmptyFileOnlyOverAnother();
    void refusesWhatIsNoFileAndNamesIt();
    void copiesByteForByteAndNeverOverAnother();
    void readsBackWhatItNormalised_data();
    void readsBackWhatItNormalised();

private:
    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }
};

void tst_CaptionStore::liesBesideThePictureWithItsStem_data()
{
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("caption");
    QTest::newRow("plain") << u"/d/a.jpg"_s << u"/d/a.txt"_s;
    QTest::newRow("two dots") << u"/d/a.b.jpg"_s << u"/d/a.b.txt"_s;
    QTest::newRow("relative") << u"sub/a.webp"_s << u"sub/a.txt"_s;
    QTest::newRow("dot in the folder") << u"/d.e/a"_s << u"/d.e/a.txt"_s;
    QTest::newRow("begins with a dot") << u"/d/.png"_s << u"/d/.png.txt"_s;
    QTest::newRow("spaces") << u"/d/my cat (2).png"_s << u"/d/my cat (2).txt"_s;
}

void tst_CaptionStore::liesBesideThePictureWithItsStem()
{
    QFETCH(QString, picture);
    QTEST(CaptionStore::captionPath(picture), "caption");
}

void tst_CaptionStore::readsEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("ASCII") << "a cat"_ba << u"a cat"_s;
    QTest::newRow("UTF-8") << "caf\xC3\xA9 \xF0\x9F\x90\xB1"_ba << u"café 🐱"_s;
    QTest::newRow("UTF-8 with mark") << "\xEF\xBB\xBF"
                                        "caf\xC3\xA9"_ba
                                     << u"café"_s;
    QTest::newRow("UTF-16 little endian") << QByteArray("\xFF\xFE"
                                                        "c\0a\0f\0\xE9\0",
                                                        10)
                                          << u"café"_s;
    QTest::newRow("UTF-16 big endian") << QByteArray("\xFE\xFF"
                                                     "\0c\0a\0f\0\xE9",
                                                     10)
                                       << u"café"_s;
    QTest::newRow("Latin-1") << "caf\xE9 noir"_ba << u"café noir"_s;
    QTest::newRow("Latin-1 at the end") << "caf\xE9"_ba << u"café"_s;
    QTest::newRow("Windows line ends") << "one\r\ntwo\r\n"_ba << u"one\ntwo\n"_s;
    QTest::newRow("old Mac line ends") << "one\rtwo"_ba << u"one\ntwo"_s;
    QTest::newRow("mark alone") << "\xEF\xBB\xBF"_ba << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void tst_CaptionStore::readsEveryEncoding()
{
    QFETCH(QByteArray, bytes);
    write(path(u"a.txt"_s), bytes);
    const Result<CaptionText> caption = CaptionStore::read(path(u"a.png"_s));
    QVERIFY(caption);
    QVERIFY(caption->existed);
    QTEST(caption->text, "text");
}

void tst_CaptionStore::writesUtf8WithoutMarkAndKeepsLineEnds_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("UTF-8") << "old"_ba << u"café\nnoir"_s << "caf\xC3\xA9\nnoir"_ba;
    QTest::newRow("mark goes") << "\xEF\xBB\xBFold"_ba << u"new"_s << "new"_ba;
    QTest::newRow("UTF-16 goes") << QByteArray("\xFF\xFEo\0", 4) << u"é"_s << "\xC3\xA9"_ba;
    QTest::newRow("Latin-1 goes") << "caf\xE9"_ba << u"café noir"_s << "caf\xC3\xA9 noir"_ba;
    QTest::newRow("Windows line ends stay") << "a\r\nb"_ba << u"a\nb\nc"_s << "a\r\nb\r\nc"_ba;
    QTest::newRow("Windows line ends of UTF-16 stay") << QByteArray("\xFF\xFE"
                                                                    "a\0\r\0\n\0b\0",
                                                                    10)
                                                      << u"a\nc"_s << "a\r\nc"_ba;
    QTest::newRow("old Mac line ends stay") << "a\rb"_ba << u"a\nc"_s << "a\rc"_ba;
}

void tst_CaptionStore::writesUtf8WithoutMarkAndKeepsLineEnds()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, text);
    write(path(u"a.txt"_s), before);
    QVERIFY(CaptionStore::write(path(u"a.jpeg"_s), text));
    QTEST(bytesOf(path(u"a.txt"_s)), "after");
    QCOMPARE(CaptionStore::read(path(u"a.jpeg"_s))->text, text);
}

void tst_CaptionStore::keepsTheBytesOfATextThatIsTheSame()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    write(path(u"a.txt"_s), bytes);
    QVERIFY(CaptionStore::write(path(u"a.png"_s), text));
    QCOMPARE(bytesOf(path(u"a.txt"_s)), bytes);
}

void tst_CaptionStore::tellsAMissingFileFromAnEmptyOne()
{
    QVERIFY(!CaptionStore::read(path(u"missing.png"_s))->existed);
    write(path(u"empty.txt"_s), {});
    QVERIFY(CaptionStore::read(path(u"empty.png"_s))->existed);
}

void tst_CaptionStore::writesAnEmptyFileOnlyOverAnother()
{
    QVERIFY(CaptionStore::write(path(u"none.png"_s), QString()));
    QVERIFY(!QFile::exists(path(u"none.txt"_s)));
    write(path(u"some.txt"_s), "text");
    QVERIFY(CaptionStore::write(path(u"some.png"_s), QString()));
    QCOMPARE(bytesOf(path(u"some.txt"_s)), QByteArray());
}

void tst_CaptionStore::refusesWhatIsNoFileAndNamesIt()
{
    QVERIFY(QDir().mkpath(path(u"folder.txt"_s)));
    const Result<CaptionText> read = CaptionStore::read(path(u"folder.png"_s));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Disk);
    QVERIFY2(read.error().message.contains(u"folder.txt"_s), qPrintable(read.error().message));
    const Result<void> written = CaptionStore::write(path(u"folder.png"_s), u"text"_s);
    QVERIFY(!written);
    QVERIFY2(written.error().message.contains(u"folder.txt"_s), qPrintable(written.error().message));
}

void tst_CaptionStore::copiesByteForByteAndNeverOverAnother()
{
    const QByteArray bytes = "\xFF\xFE" + QByteArray("a\0\r\0\n\0", 6);
    write(path(u"copied/a.txt"_s), bytes);
    const auto copied = [this](const QString &from, const QString &to) {
        return CaptionStore::copy(path(u"copied/"_s + from), path(u"copied/"_s + to));
    };
    QCOMPARE(copied(u"a.png"_s, u"b.jpg"_s).value_or(false), true);
    QCOMPARE(bytesOf(path(u"copied/b.txt"_s)), bytes);
    QCOMPARE(copied(u"none.png"_s, u"c.png"_s).value_or(true), false);
    QVERIFY(!QFile::exists(path(u"copied/c.txt"_s)));
    write(path(u"copied/d.txt"_s), "other");
    QVERIFY(!copied(u"a.png"_s, u"d.png"_s));
    QCOMPARE(bytesOf(path(u"copied/d.txt"_s)), "other"_ba);
}

void tst_CaptionStore::readsBackWhatItNormalised_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("line ends") << u"a\r\nb\rc\n"_s;
    QTest::newRow("mark") << QString(QChar::ByteOrderMark) + u"a"_s;
    QTest::newRow("half a surrogate pair") << u"a"_s + QChar(0xD83D) + u"b"_s;
    QTest::newRow("looks like Latin-1 looks like UTF-8") << u"Ã©"_s;
    QTest::newRow("control characters") << u"a\u0001\tb\u2028"_s;
}

void tst_CaptionStore::readsBackWhatItNormalised()
{
    QFETCH(QString, text);
    const QString normalised = CaptionStore::normalised(text);
    QCOMPARE(CaptionStore::normalised(normalised), normalised);
    QVERIFY(CaptionStore::write(path(u"n.png"_s), text));
    QCOMPARE(CaptionStore::read(path(u"n.png"_s))->text, normalised);
}

QTEST_GUILESS_MAIN(tst_CaptionStore)
#include "tst_CaptionStore.moc"
