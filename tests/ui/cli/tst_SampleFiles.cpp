// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "ui/cli/SampleFiles.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

class tst_SampleFiles : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    Sample made(const QString &name, const QByteArray &bytes) const
    {
        test::writeFile(path(name), bytes);
        Sample sample;
        sample.state = SampleState::Done;
        sample.file = path(name);
        return sample;
    }

private Q_SLOTS:
    void copiesWhatIsDoneAndNothingElse()
    {
        Sample waiting;
        waiting.file = path(u"never.png"_s);
        QVERIFY(prepareOutFolder(path(u"one/deep"_s)));
        const auto copied =
            copySamples({made(u"a/x.png"_s, "xx"), waiting, made(u"a/y.png"_s, "yy")}, path(u"one/deep"_s));
        QVERIFY(copied);
        QCOMPARE(*copied, (QStringList{path(u"one/deep/x.png"_s), path(u"one/deep/y.png"_s)}));
        QCOMPARE(QDir(path(u"one/deep"_s)).entryList(QDir::Files), (QStringList{u"x.png"_s, u"y.png"_s}));
        QCOMPARE(test::fileBytes(path(u"one/deep/x.png"_s)), QByteArray("xx"));
    }

    void anotherPictureOfTheNameStaysAsItIs()
    {
        QVERIFY(prepareOutFolder(path(u"two"_s)));
        test::writeFile(path(u"two/x.png"_s), "somebody's");
        QVERIFY(copySamples({made(u"b/x.png"_s, "ours")}, path(u"two"_s)));
        QCOMPARE(test::fileBytes(path(u"two/x.png"_s)), QByteArray("somebody's"));
        QCOMPARE(test::fileBytes(path(u"two/x (2).png"_s)), QByteArray("ours"));
    }

    void theSamePictureIsNotCopiedTwice()
    {
        QVERIFY(prepareOutFolder(path(u"three"_s)));
        const Sample sample = made(u"c/x.png"_s, "ours");
        QVERIFY(copySamples({sample}, path(u"three"_s)));
        QVERIFY(copySamples({sample}, path(u"three"_s)));
        QCOMPARE(QDir(path(u"three"_s)).entryList(QDir::Files), QStringList{u"x.png"_s});
    }

    void aFileInPlaceOfTheFolderIsABadValue()
    {
        test::writeFile(path(u"file"_s), "text");
        const Result<void> prepared = prepareOutFolder(path(u"file"_s));
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().kind, ErrorKind::Usage);
        QCOMPARE(prepared.error().field, u"out"_s);
        QVERIFY(prepared.error().message.contains(path(u"file"_s)));
    }
};

QTEST_GUILESS_MAIN(tst_SampleFiles)
#include "tst_SampleFiles.moc"
