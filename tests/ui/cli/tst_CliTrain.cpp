// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/TestPictures.h"
#include "tests/ui/cli/CliProcess.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QImageReader>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// The whole job in the terminal, with the demo service.
class tst_CliTrain : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QStringList m_pictures;

    QString profile() const { return m_folder.filePath(u"profile"_s); }
    QString dataset() const { return m_folder.filePath(u"harbour"_s); }
    static QStringList keys(const QJsonObject &object)
    {
        QStringList keys = object.keys();
        keys.sort();
        return keys;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_pictures = writeDataset(dataset(), 10);
        CliProcess train(profile(), demo({u"--yes"_s, u"train"_s, dataset(), u"--sample"_s, u"a lighthouse"_s,
                                          u"--out"_s, m_folder.filePath(u"out"_s)}));
        QVERIFY(train.waitForEnd());
        QVERIFY2(train.exitCode() == 0, train.words());
        m_trained = train.lastObject();
        QCOMPARE(train.objects().size(), size_t(1));
    }

    void trainEndsWithServingModelAndSamples()
    {
        QCOMPARE(keys(m_trained),
                 (QStringList{u"models"_s, u"name"_s, u"run"_s, u"samples"_s, u"stage"_s, u"task_id"_s}));
        QCOMPARE(m_trained[u"name"_s].toString(), u"harbour"_s); // the folder's, where none was given
        QCOMPARE(m_trained[u"stage"_s].toString(), u"Done"_s);
        QVERIFY(!m_trained[u"task_id"_s].toString().isEmpty());
        const QJsonObject model = m_trained[u"models"_s][0].toObject();
        QCOMPARE(keys(model), (QStringList{u"model_name"_s, u"model_status"_s}));
        QCOMPARE(model[u"model_status"_s].toString(), u"SERVING"_s);
    }

    void samplesAreTheControlAndThreeStrengthsOfOneSeed()
    {
        const QJsonArray samples = m_trained[u"samples"_s].toArray();
        QCOMPARE(samples.size(), 4);
        QVariantList strengths;
        for (const QJsonValue &sample : samples) {
            QCOMPARE(keys(sample.toObject()),
                     (QStringList{u"file"_s, u"prompt"_s, u"seed"_s, u"strength"_s}));
            const QString file = sample[u"file"_s].toString();
            QVERIFY(QDir::isAbsolutePath(file));
            QCOMPARE(QImageReader(file).size(), QSize(512, 512));
            QCOMPARE(sample[u"prompt"_s].toString(), u"a lighthouse"_s);
            strengths.append(sample[u"strength"_s].toVariant());
        }
        QCOMPARE(strengths.count(QVariant::fromValue(nullptr)), 1);
        for (const double strength : {0.6, 0.8, 1.0})
            QVERIFY(strengths.contains(strength));
    }

    void outHoldsCopiesOfTheSamples()
    {
        const QJsonArray samples = m_trained[u"samples"_s].toArray();
        const QDir out(m_folder.filePath(u"out"_s));
        QCOMPARE(out.entryList(QDir::Files).size(), samples.size());
        for (const QJsonValue &sample : samples) {
            const QString file = sample[u"file"_s].toString();
            QCOMPARE(fileBytes(out.filePath(QFileInfo(file).fileName())), fileBytes(file));
        }
    }

    void theDatasetIsAsItWas()
    {
        const QStringList files =
            QDir(dataset()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot);
        QCOMPARE(files.size(), 20); // ten pictures, ten captions, nothing else
    }

    void showAndRunsTellTheSame()
    {
        CliProcess show(profile(), {u"--json"_s, u"show"_s, u"harbour"_s});
        CliProcess runs(profile(), {u"runs"_s, u"--json"_s});
        QVERIFY(show.waitForEnd() && runs.waitForEnd());
        QCOMPARE(show.exitCode(), 0);
        QCOMPARE(runs.exitCode(), 0);
        QCOMPARE(show.lastObject(), m_trained);
        QCOMPARE(runs.lastObject(), m_trained);
        CliProcess table(profile(), {u"runs"_s});
        QVERIFY(table.waitForEnd());
        QVERIFY(table.out().contains("harbour"));
        QVERIFY(table.out().contains(m_trained[u"run"_s].toString().toUtf8()));
    }

    void remoteListsWhatOtherProfilesTrained()
    {
        CliProcess service(profile(), {u"demo-service"_s, u"--key"_s, u"letmein"_s});
        QVERIFY(service.waitForLine());
        const QByteArray line = service.out().trimmed();
        QVERIFY(line.startsWith("listening on http://127.0.0.1:"));
        const QString url = QString::fromUtf8(line.mid(qstrlen("listening on ")));
        writeFile(m_folder.filePath(u"key"_s), "letmein\n");
        const QStringList words{u"--service"_s, url, u"--api-key-file"_s, m_folder.filePath(u"key"_s)};

        CliProcess remote(m_folder.filePath(u"other"_s),
                          words + QStringList{u"--json"_s, u"runs"_s, u"--remote"_s});
        QVERIFY(remote.waitForEnd());
        QCOMPARE(remote.exitCode(), 0);
        const std::vector<QJsonObject> listed = remote.objects();
        QCOMPARE(listed.size(), size_t(1));
        QCOMPARE(listed.front()[u"task_id"_s], m_trained[u"task_id"_s]);
        QVERIFY(listed.front()[u"run"_s].isNull());

        // By its task's id it becomes a run of that profile.
        const QString task = m_trained[u"task_id"_s].toString();
        CliProcess adopt(m_folder.filePath(u"other"_s), words + QStringList{u"--json"_s, u"resume"_s, task});
        QVERIFY(adopt.waitForEnd());
        QVERIFY2(adopt.exitCode() == 0, adopt.words());
        QCOMPARE(adopt.lastObject()[u"task_id"_s].toString(), task);
        QCOMPARE(adopt.lastObject()[u"stage"_s].toString(), u"Done"_s);
        QCOMPARE(adopt.lastObject()[u"started_elsewhere"_s], QJsonValue(true));
        QCOMPARE(adopt.lastObject()[u"models"_s][0][u"model_status"_s].toString(), u"SERVING"_s);
        CliProcess listed2(m_folder.filePath(u"other"_s),
                           words + QStringList{u"--json"_s, u"runs"_s, u"--remote"_s});
        QVERIFY(listed2.waitForEnd());
        QCOMPARE(listed2.objects().size(), size_t(1)); // once, as a run
        QVERIFY(!listed2.objects().front()[u"run"_s].isNull());

        CliProcess key(m_folder.filePath(u"other"_s), words + QStringList{u"key"_s, u"test"_s});
        QVERIFY(key.waitForEnd());
        QCOMPARE(key.exitCode(), 0);

        service.signal(SIGTERM);
        QVERIFY(service.waitForEnd());
        QCOMPARE(service.exitCode(), 4);
        QCOMPARE(service.out().count('\n'), 1);
    }

    void sampleMakesAGridOfItsOwn()
    {
        const QStringList words{u"sample"_s,     u"harbour"_s, u"--prompt"_s, u"a fox"_s,
                                u"--strength"_s, u"0.5"_s,     u"--seed"_s,   u"1,2"_s,
                                u"--size"_s,     u"256x320"_s, u"--out"_s,    m_folder.filePath(u"grid"_s)};
        CliProcess sample(profile(), demo(words));
        QVERIFY(sample.waitForEnd());
        QVERIFY2(sample.exitCode() == 0, sample.words());
        const QJsonArray samples = sample.lastObject()[u"samples"_s].toArray();
        QCOMPARE(samples.size(), 4); // two seeds, with and without the LoRA
        QCOMPARE(QImageReader(samples[0][u"file"_s].toString()).size(), QSize(256, 320));
        QCOMPARE(QDir(m_folder.filePath(u"grid"_s)).entryList(QDir::Files).size(), 4);

        CliProcess without(profile(), demo(words + QStringList{u"--no-control"_s, u"--new"_s}));
        QVERIFY(without.waitForEnd());
        QCOMPARE(without.lastObject()[u"samples"_s].toArray().size(), 2);
    }

    void checkPassesAndNamesWarnings()
    {
        CliProcess check(profile(), {u"check"_s, dataset(), u"--json"_s});
        QVERIFY(check.waitForEnd());
        QCOMPARE(check.exitCode(), 0);
        QCOMPARE(check.lastObject()[u"blocking"_s].toArray(), QJsonArray());
        const QJsonArray warnings = check.lastObject()[u"warnings"_s].toArray();
        QCOMPARE(warnings.size(), 1); // painted pictures look alike
        QCOMPARE(warnings[0][u"kind"_s].toString(), u"picture"_s);
        QCOMPARE(warnings[0][u"problem"_s].toString(), u"duplicate"_s);
        QCOMPARE(warnings[0][u"files"_s].toArray().size(), m_pictures.size());
    }

    void factsTellWhatIsKnownOfEachPicture()
    {
        CliProcess facts(profile(), {u"--json"_s, u"facts"_s, dataset()});
        QVERIFY(facts.waitForEnd());
        QCOMPARE(facts.exitCode(), 0);
        const std::vector<QJsonObject> all = facts.objects();
        QCOMPARE(all.size(), size_t(m_pictures.size()));
        const QJsonObject first = all.front();
        QCOMPARE(keys(first),
                 (QStringList{u"bytes"_s, u"caption"_s, u"file"_s, u"fingerprint"_s, u"format"_s, u"height"_s,
                              u"problems"_s, u"sha256"_s, u"sharpness"_s, u"width"_s}));
        QCOMPARE(first[u"file"_s].toString(), QFileInfo(m_pictures.front()).absoluteFilePath());
        QCOMPARE(first[u"format"_s].toString(), u"png"_s);
        QCOMPARE(first[u"width"_s].toInt(), 640);
        const QByteArray bytes = fileBytes(m_pictures.front());
        QCOMPARE(first[u"bytes"_s].toInteger(), bytes.size());
        QCOMPARE(first[u"sha256"_s].toString().toLatin1(),
                 QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        QVERIFY(first[u"caption"_s].toString().startsWith(u"teststyle"_s));
    }

    void noWaitReturnsWithTheTaskAndResumeFinishesIt()
    {
        CliProcess train(profile(),
                         demo({u"--yes"_s, u"train"_s, dataset(), u"--name"_s, u"later"_s, u"--no-wait"_s}));
        QVERIFY(train.waitForEnd());
        QVERIFY2(train.exitCode() == 0, train.words());
        QVERIFY(!train.lastObject()[u"task_id"_s].toString().isEmpty());
        QVERIFY(train.lastObject()[u"stage"_s].toString() != u"Done"_s);
        CliProcess resume(profile(), demo({u"resume"_s, u"later"_s}));
        QVERIFY(resume.waitForEnd());
        QVERIFY2(resume.exitCode() == 0, resume.words());
        QCOMPARE(resume.lastObject()[u"stage"_s].toString(), u"Done"_s);
        QCOMPARE(resume.lastObject()[u"task_id"_s], train.lastObject()[u"task_id"_s]);
    }

private:
    QJsonObject m_trained;
};

QTEST_GUILESS_MAIN(tst_CliTrain)
#include "tst_CliTrain.moc"
