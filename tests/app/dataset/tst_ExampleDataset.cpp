// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/ExampleDataset.h"
#include "app/imaging/Picture.h"
#include "app/training/TrainingSettings.h"
#include "tests/support/TestPictures.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest/QTest>

using namespace easel;
using namespace easel::test;

class tst_ExampleDataset : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_folder;

    QStringList pictures() const
    {
        return QDir(m_folder).entryList(pictureNameFilters(), QDir::Files, QDir::Name);
    }
    QString captionOf(const QString &picture) const
    {
        return QString::fromUtf8(fileBytes(
            QDir(m_folder).filePath(QFileInfo(picture).completeBaseName() + QStringLiteral(".txt"))));
    }
    QJsonObject notes() const
    {
        return QJsonDocument::fromJson(fileBytes(QDir(m_folder).filePath(QStringLiteral("easel.json"))))
            .object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = m_dir.filePath(QStringLiteral("not/yet/there"));
        // In a worker and without a screen, as the programs do it.
        Result<void> result = failure(ErrorKind::Service, QStringLiteral("not called"));
        const std::unique_ptr<QThread> worker(
            QThread::create([&] { result = createExampleDataset(m_folder); }));
        worker->start();
        QVERIFY(worker->wait());
        QVERIFY(result);
    }

    void thereAreEnoughPicturesInSeveralFormats()
    {
        QVERIFY(pictures().size() >= 18);
        for (const char *suffix : {".png", ".jpg", ".webp"})
            QVERIFY(pictures().filter(QString::fromLatin1(suffix)).size() >= 4);
    }

    void everyPictureIsWholeAndLargeEnoughForEveryBaseModel()
    {
        for (const QString &name : pictures()) {
            const QString path = QDir(m_folder).filePath(name);
            QVERIFY2(checkPicture(path), qPrintable(name));
            const Result<PictureInfo> info = readPictureInfo(path);
            QVERIFY(info);
            QVERIFY2(std::min(info->size.width(), info->size.height()) >= 960, qPrintable(name));
        }
    }

    void noTwoPicturesAreAlike()
    {
        QList<QImage> seen;
        for (const QString &name : pictures()) {
            const Result<QImage> picture = decodePicture(QDir(m_folder).filePath(name), QSize(64, 64));
            QVERIFY(picture);
            const QImage small = picture->scaled(8, 8, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            for (const QImage &other : seen)
                QVERIFY2(largestDifference(small, other) > 40, qPrintable(name));
            seen += small;
        }
    }

    void everyCaptionBeginsWithTheTriggerWordAndIsItsOwn()
    {
        const QString trigger = notes().value(QStringLiteral("trigger_word")).toString();
        QVERIFY(!trigger.isEmpty());
        QStringList captions;
        for (const QString &name : pictures()) {
            const QString caption = captionOf(name).trimmed();
            QVERIFY2(caption.startsWith(trigger + QStringLiteral(", ")), qPrintable(name));
            QVERIFY2(caption.size() <= 1024, qPrintable(name));
            // Well inside the 75 tokens that the text encoder sees.
            const auto words = caption.split(QRegularExpression(QStringLiteral("[\\s-]+"))).size();
            QVERIFY2(words + caption.count(QLatin1Char(',')) <= 60, qPrintable(name));
            QVERIFY(!captions.contains(caption));
            captions += caption;
        }
    }

    void theNotesHoldATrainingThatCanBeStarted()
    {
        QCOMPARE(notes().value(QStringLiteral("easel")).toInt(), 1);
        const TrainingSettings settings =
            trainingSettingsFromJson(notes().value(QStringLiteral("training")).toObject());
        QCOMPARE(settings.name, QStringLiteral("Paper town"));
        QVERIFY(checkSettings(settings).empty());
        QVERIFY(!settings.samplePrompts.isEmpty());
        for (const QString &prompt : settings.samplePrompts)
            QVERIFY(prompt.startsWith(notes().value(QStringLiteral("trigger_word")).toString()));
    }

    void aSecondCallChangesNothing()
    {
        const QString caption = QDir(m_folder).filePath(QStringLiteral("09-balloons.txt"));
        writeFile(caption, "mine");
        QVERIFY(createExampleDataset(m_folder));
        QCOMPARE(fileBytes(caption), QByteArray("mine"));
    }

    void aCallThatWasCutShortIsFinishedWithTheSamePictures()
    {
        const QString picture = QDir(m_folder).filePath(QStringLiteral("11-lighthouse.png"));
        const QByteArray before = fileBytes(picture);
        QVERIFY(QFile::remove(picture));
        QVERIFY(QFile::remove(QDir(m_folder).filePath(QStringLiteral("easel.json"))));
        QVERIFY(createExampleDataset(m_folder));
        QCOMPARE(fileBytes(picture), before);
        QVERIFY(QFile::exists(QDir(m_folder).filePath(QStringLiteral("easel.json"))));
    }

    void aFolderThatCannotBeMadeIsAMatterOfTheDisk()
    {
        writeFile(m_dir.filePath(QStringLiteral("file")), "in the way");
        const Result<void> result = createExampleDataset(m_dir.filePath(QStringLiteral("file/folder")));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Disk);
        QVERIFY(result.error().message.contains(QStringLiteral("folder")));
    }
};

QTEST_GUILESS_MAIN(tst_ExampleDataset)
#include "tst_ExampleDataset.moc"
