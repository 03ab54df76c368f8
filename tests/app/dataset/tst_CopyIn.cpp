// SPDX-License-Identifier: GPL-3.0-or-later
#include "Files.h"

#include "app/dataset/CopyIn.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_CopyIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void bringsACaptionAlongByteForByte();
    void givesWayToWhatCameMeanwhile_data();
    void givesWayToWhatCameMeanwhile();
    void takesBackOnlyItsOwnCaptionWhereThePictureFails();
    void leavesAPictureOutWhoseCaptionCannotBeRead();

private:
    QString path(const QString &name) const { return m_dataset->filePath(name); }
    PictureSource cat() const { return {m_source->filePath(u"cat.png"_s), {}, u"cat.png"_s}; }
    Result<FoundPicture> placed(FreeNames &names) const
    {
        const CancelFlag never = std::make_shared<std::atomic_bool>(false);
        const Result<QString> hidden = copyHidden(cat(), m_dataset->path(), never);
        if (!hidden)
            return std::unexpected(hidden.error());
        return place(*hidden, cat(), m_dataset->path(), names);
    }

    std::unique_ptr<QTemporaryDir> m_source;
    std::unique_ptr<QTemporaryDir> m_dataset;
};

void tst_CopyIn::init()
{
    m_source = std::make_unique<QTemporaryDir>();
    m_dataset = std::make_unique<QTemporaryDir>();
    write(m_source->filePath(u"cat.png"_s), png(1));
    write(m_source->filePath(u"cat.txt"_s), "a cat\r\ncaf\xE9");
}

void tst_CopyIn::bringsACaptionAlongByteForByte()
{
    FreeNames names(m_dataset->path());
    const Result<FoundPicture> picture = placed(names);
    QVERIFY(picture);
    QCOMPARE(picture->id, u"cat.png"_s);
    QCOMPARE(picture->caption, u"a cat\ncafé"_s);
    QCOMPARE(contentOf(m_dataset->path()),
             (QMap<QString, QByteArray>{{u"cat.png"_s, png(1)}, {u"cat.txt"_s, "a cat\r\ncaf\xE9"}}));
}

void tst_CopyIn::givesWayToWhatCameMeanwhile_data()
{
    QTest::addColumn<QString>("came");
    QTest::newRow("a caption") << u"cat.txt"_s;
    QTest::newRow("a picture") << u"cat.png"_s;
}

void tst_CopyIn::givesWayToWhatCameMeanwhile()
{
    QFETCH(QString, came);
    FreeNames names(m_dataset->path()); // as they were when the job began
    write(path(came), "somebody else's");
    const Result<FoundPicture> picture = placed(names);
    QVERIFY(picture);
    QCOMPARE(picture->id, u"cat (2).png"_s);
    QCOMPARE(bytesOf(path(came)), "somebody else's"_ba);
    QCOMPARE(bytesOf(path(u"cat (2).txt"_s)), "a cat\r\ncaf\xE9"_ba);
}

void tst_CopyIn::takesBackOnlyItsOwnCaptionWhereThePictureFails()
{
    FreeNames names(m_dataset->path());
    write(path(u"cat.txt"_s), "somebody else's");
    const Result<FoundPicture> picture = place(path(u".gone.part"_s), cat(), m_dataset->path(), names);
    QVERIFY(!picture);
    QVERIFY2(picture.error().message.contains(u"cat.png"_s), qPrintable(picture.error().message));
    QCOMPARE(contentOf(m_dataset->path()), (QMap<QString, QByteArray>{{u"cat.txt"_s, "somebody else's"}}));
}

void tst_CopyIn::leavesAPictureOutWhoseCaptionCannotBeRead()
{
    write(m_source->filePath(u"cat.txt"_s), QByteArray(5 * 1024 * 1024, 'x')); // no caption
    FreeNames names(m_dataset->path());
    const Result<FoundPicture> picture = placed(names);
    QVERIFY(!picture);
    QVERIFY2(picture.error().message.contains(u"cat.txt"_s), qPrintable(picture.error().message));
    QVERIFY(contentOf(m_dataset->path()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_CopyIn)
#include "tst_CopyIn.moc"
