// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ExampleDataset.h"
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// What the command line knows of pictures: facts, check and duplicates, on a copy of the example dataset
/// with a double, a blurred picture and a broken one.
class tst_CliFacts : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QStringList m_sound; ///< names of the example's pictures

    QString path(const QString &name) const { return m_folder.filePath(name); }
    QString profile() const { return path(u"profile"_s); }
    QString inDataset(const QString &name) const { return path(u"dataset/"_s + name); }

    std::vector<QJsonObject> facts(const QString &dataset)
    {
        CliProcess facts(profile(), {u"--json"_s, u"facts"_s, dataset});
        if (!facts.waitForEnd() || facts.exitCode() != 0)
            qFatal("facts: %s", facts.words().constData());
        return facts.objects();
    }
    QJsonObject factsOf(const QString &name)
    {
        for (const QJsonObject &object : facts(path(u"dataset"_s))) {
            if (object[u"file"_s].toString() == inDataset(name))
                return object;
        }
        return {};
    }
    static QStringList problemsOf(const QJsonObject &object)
    {
        QStringList words;
        for (const auto &problem : object[u"problems"_s].toArray())
            words.append(problem[u"problem"_s].toString());
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(createExampleDataset(path(u"dataset"_s)));
        QVERIFY(createExampleDataset(path(u"sound"_s)));
        m_sound = QDir(path(u"dataset"_s)).entryList({u"*.png"_s, u"*.jpg"_s, u"*.webp"_s}, QDir::Files);
        const QImage first(inDataset(m_sound.front()));
        writeFile(inDataset(u"double.jpg"_s), encoded(first.scaled(700, 700), "jpeg", 60));
        writeFile(inDataset(u"double.txt"_s), "a double");
        const QImage third(inDataset(m_sound[2]));
        const QImage blurred = third.copy(0, 0, third.width() / 2, third.height() / 2)
                                   .scaled(24, 24, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                   .scaled(640, 640, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        writeFile(inDataset(u"soft.png"_s), encoded(blurred, "png"));
        writeFile(inDataset(u"soft.txt"_s), "a soft picture");
        writeFile(inDataset(u"broken.png"_s), "This is a letter and no picture.\n");
        writeFile(inDataset(u"broken.txt"_s), "a letter");
    }

    void factsHoldEverythingThatIsKnown()
    {
        const QString name = m_sound.front();
        const QJsonObject first = factsOf(name);
        const QImage image(inDataset(name));
        QCOMPARE(first.keys(),
                 (QStringList{u"bytes"_s, u"caption"_s, u"file"_s, u"fingerprint"_s, u"format"_s, u"height"_s,
                              u"problems"_s, u"sha256"_s, u"sharpness"_s, u"width"_s}));
        QCOMPARE(first[u"width"_s].toInt(), image.width());
        QCOMPARE(first[u"height"_s].toInt(), image.height());
        const QByteArray bytes = fileBytes(inDataset(name));
        QCOMPARE(first[u"bytes"_s].toInteger(), bytes.size());
        QCOMPARE(first[u"sha256"_s].toString().toLatin1(),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QCOMPARE(first[u"fingerprint"_s].toString().size(), 64);
        QCOMPARE(QByteArray::fromHex(first[u"fingerprint"_s].toString().toLatin1()).size(), 32);
        QVERIFY(first[u"sharpness"_s].toDouble() > 30);
        QCOMPARE(problemsOf(first), QStringList{u"duplicate"_s});
        const QString message = first[u"problems"_s].toArray()[0][u"message"_s].toString();
        QCOMPARE(message, u"“%1” looks like “double.jpg”."_s.arg(name));
    }

    void problemsAreSaidInAWordToo()
    {
        QVERIFY(problemsOf(factsOf(u"soft.png"_s)).contains(u"blurred"_s));
        QCOMPARE(problemsOf(factsOf(u"double.jpg"_s)), QStringList{u"duplicate"_s});
        QCOMPARE(problemsOf(factsOf(m_sound.back())), QStringList());
    }

    void whatCannotBeReadHasNullsAndAReason()
    {
        const QJsonObject broken = factsOf(u"broken.png"_s);
        for (const QString &key : {u"format"_s, u"width"_s, u"height"_s, u"fingerprint"_s, u"sharpness"_s})
            QVERIFY2(broken[key].isNull(), qPrintable(key));
        QVERIFY(broken[u"bytes"_s].toInteger() > 0);
        QVERIFY(!broken[u"sha256"_s].toString().isEmpty());
        QCOMPARE(problemsOf(broken), QStringList{u"unreadable"_s});
    }

    void whatWasFoundIsKept()
    {
        facts(path(u"dataset"_s));
        QVERIFY(QFile::exists(profile() + u"/cache/facts.sqlite"_s));
        // A damaged cache is nobody's trouble.
        writeFile(profile() + u"/cache/facts.sqlite"_s, QByteArray("no database").repeated(1000));
        QCOMPARE(facts(path(u"dataset"_s)).size(), std::size_t(m_sound.size() + 3));
    }

    void duplicatesAreOneLineAGroup()
    {
        CliProcess duplicates(profile(), {u"--json"_s, u"duplicates"_s, path(u"dataset"_s)});
        QVERIFY(duplicates.waitForEnd());
        QCOMPARE(duplicates.exitCode(), 0);
        const std::vector<QJsonObject> groups = duplicates.objects();
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups[0][u"files"_s].toArray(),
                 (QJsonArray{inDataset(m_sound.front()), inDataset(u"double.jpg"_s)}));
        QCOMPARE(groups[0][u"best"_s].toString(), inDataset(m_sound.front()));
        QVERIFY2(duplicates.words().contains("1 picture"), duplicates.words()); // the broken one
    }

    void duplicatesAreATableForAPerson()
    {
        CliProcess duplicates(profile(), {u"duplicates"_s, path(u"dataset"_s)});
        QVERIFY(duplicates.waitForEnd());
        const QList<QByteArray> lines = duplicates.out().trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[1].contains(m_sound.front().toUtf8()) && lines[1].endsWith("best"), lines[1]);
        QVERIFY2(lines[2].contains("double.jpg") && lines[2].contains("700 × 700"), lines[2]);
    }

    void withoutDuplicatesThereIsOneSentence()
    {
        CliProcess words(profile(), {u"duplicates"_s, path(u"sound"_s)});
        QVERIFY(words.waitForEnd());
        QCOMPARE(words.exitCode(), 0);
        QCOMPARE(words.out(), "No pictures look alike.\n");
        CliProcess json(profile(), {u"--json"_s, u"duplicates"_s, path(u"sound"_s)});
        QVERIFY(json.waitForEnd());
        QCOMPARE(json.out(), QByteArray());
    }

    void checkTellsTheSameProblems()
    {
        CliProcess check(profile(), {u"--json"_s, u"check"_s, path(u"dataset"_s)});
        QVERIFY(check.waitForEnd());
        QCOMPARE(check.exitCode(), 1); // the broken one blocks
        QStringList messages;
        for (const auto &warning : check.lastObject()[u"warnings"_s].toArray())
            messages.append(warning[u"message"_s].toString());
        QVERIFY2(messages.contains(u"“%1” and “double.jpg” look alike."_s.arg(m_sound.front())),
                 qPrintable(messages.join(u'\n')));
        QVERIFY(messages.contains(u"“soft.png” is blurred, and the training learns the blur."_s));
    }

    void theExampleDatasetHasNoProblems()
    {
        CliProcess check(profile(), {u"check"_s, path(u"sound"_s)});
        QVERIFY(check.waitForEnd());
        QCOMPARE(check.exitCode(), 0);
        QCOMPARE(check.out(), "Everything is in order.\n");
    }

    void limitsOfTheDatasetCount()
    {
        QFile file(path(u"sound/easel.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        bytes.replace(bytes.lastIndexOf('}'), 1, R"(, "problems": {"sharpness": 1000}})");
        writeFile(file.fileName(), bytes);
        CliProcess check(profile(), {u"check"_s, path(u"sound"_s)});
        QVERIFY(check.waitForEnd());
        QVERIFY2(check.out().contains("pictures are blurred"), check.out() + check.words());
    }

    void badInputIsTold_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        writeFile(path(u"file"_s), "text");
        for (const QString &command : {u"facts"_s, u"check"_s, u"duplicates"_s}) {
            const auto row = [&](const char *name, const QStringList &words, const QString &named) {
                QTest::addRow("%s: %s", qPrintable(command), name) << QStringList(command) + words << named;
            };
            row("no such folder", {path(u"nowhere"_s)}, path(u"nowhere"_s));
            row("a file", {path(u"file"_s)}, path(u"file"_s));
            row("nothing", {}, command);
            row("two", {path(u"sound"_s), path(u"dataset"_s)}, path(u"dataset"_s));
            row("an option it has not", {path(u"sound"_s), u"--out"_s, u"x"_s}, u"--out"_s);
            row("an empty name", {QString()}, {});
        }
    }

    void badInputIsTold()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, named);
        CliProcess command(profile(), QStringList{u"--json"_s} + words);
        QVERIFY(command.waitForEnd());
        QCOMPARE(command.exitCode(), 2);
        QCOMPARE(command.error()[u"kind"_s].toString(), u"usage"_s);
        QVERIFY2(command.words().contains(named.toUtf8()), command.words());
    }

    void anEmptyFolderHasNoFactsAndNoDuplicates()
    {
        QVERIFY(QDir().mkpath(path(u"empty"_s)));
        QVERIFY(facts(path(u"empty"_s)).empty());
        CliProcess duplicates(profile(), {u"duplicates"_s, path(u"empty"_s)});
        QVERIFY(duplicates.waitForEnd());
        QCOMPARE(duplicates.exitCode(), 0);
    }

    void helpNamesTheCommand()
    {
        CliProcess help(profile(), {u"--help"_s});
        QVERIFY(help.waitForEnd());
        QVERIFY(help.out().contains("duplicates DATASET"));
    }
};

QTEST_GUILESS_MAIN(tst_CliFacts)
#include "tst_CliFacts.moc"
