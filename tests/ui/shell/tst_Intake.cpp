// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Intake.h"

#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "tests/support/MimeFiles.h"
#include "tests/support/TestPictures.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_Intake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutADatasetAFolderIsOpened();
    void withoutADatasetPicturesWaitForOne();
    void whatComesWhileSomethingWaitsWaitsToo();
    void aBrowsersPictureWaitsWithoutItsAddress();
    void whatWaitedForADatasetThatWasNotMadeIsForgotten();
    void picturesGoIntoTheOpenDataset();
    void aPastedPictureGoesIntoTheOpenDataset();
    void aFolderOnAnOpenDatasetIsAQuestion();
    void aFoldersPicturesCanBeCopiedIn();
    void textIsNothingToTake();
    void thePromiseNamesWhatWouldHappen();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void openDataset();

    std::unique_ptr<QTemporaryDir> m_folder;
    SystemClock m_clock;
    std::unique_ptr<Dataset> m_dataset;
    std::unique_ptr<Intake> m_intake;
};

void tst_Intake::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_dataset = std::make_unique<Dataset>(m_clock);
    m_intake = std::make_unique<Intake>(*m_dataset);
    writePicture(path(u"brought/one.png"_s), {64, 48}, 1);
    writePicture(path(u"brought/two.png"_s), {64, 48}, 2);
}

void tst_Intake::cleanup()
{
    m_intake.reset();
    m_dataset.reset();
    m_folder.reset();
}

void tst_Intake::openDataset()
{
    m_dataset->open(path(u"dataset"_s), true);
    QTRY_COMPARE(m_dataset->state(), Dataset::State::Open);
}

void tst_Intake::withoutADatasetAFolderIsOpened()
{
    const QSignalSpy opens(m_intake.get(), &Intake::openRequested);
    m_intake->take(filesOf({path(u"brought"_s)}).get());
    QTRY_COMPARE(opens.size(), 1);
    QCOMPARE(opens.first().first().toString(), path(u"brought"_s));
}

void tst_Intake::withoutADatasetPicturesWaitForOne()
{
    const QSignalSpy needed(m_intake.get(), &Intake::datasetNeeded);
    m_intake->take(filesOf({path(u"brought/one.png"_s), path(u"brought/two.png"_s)}).get());
    QCOMPARE(needed.size(), 1);
    QCOMPARE(m_dataset->count(), 0);

    openDataset();
    QTRY_COMPARE(m_dataset->count(), 2);
}

void tst_Intake::whatComesWhileSomethingWaitsWaitsToo()
{
    const QSignalSpy needed(m_intake.get(), &Intake::datasetNeeded);
    m_intake->take(filesOf({path(u"brought/one.png"_s)}).get());
    QTRY_COMPARE(needed.size(), 1);
    QMimeData image;
    image.setImageData(paintedPicture({40, 30}));
    m_intake->take(&image);
    m_intake->take(filesOf({path(u"brought/two.png"_s), path(u"brought/none.png"_s)}).get());
    QCOMPARE(needed.size(), 1); // the question stands already
    openDataset();
    QTRY_COMPARE(m_dataset->count(), 3);
}

void tst_Intake::aBrowsersPictureWaitsWithoutItsAddress()
{
    QMimeData mime;
    mime.setUrls({QUrl(u"https://example.org/picture.jpg"_s)});
    mime.setImageData(paintedPicture({40, 30}));
    m_intake->take(&mime);
    const QSignalSpy added(m_dataset.get(), &Dataset::added);
    openDataset();
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(added.first().at(0).toStringList().size(), 1);
    QCOMPARE(added.first().at(1).toStringList(), QStringList());
    QCOMPARE(m_dataset->count(), 1);
}

void tst_Intake::whatWaitedForADatasetThatWasNotMadeIsForgotten()
{
    const QSignalSpy needed(m_intake.get(), &Intake::datasetNeeded);
    m_intake->take(filesOf({path(u"brought/one.png"_s)}).get());
    QTRY_COMPARE(needed.size(), 1);
    m_intake->forgetWaiting();
    openDataset();
    const QSignalSpy added(m_dataset.get(), &Dataset::added);
    m_intake->take(filesOf({path(u"brought/two.png"_s)}).get());
    QTRY_COMPARE(added.size(), 1);
    QCOMPARE(added.first().first().toStringList(), QStringList{u"two.png"_s});
    QCOMPARE(m_dataset->count(), 1);
}

void tst_Intake::picturesGoIntoTheOpenDataset()
{
    openDataset();
    m_intake->take(filesOf({path(u"brought/one.png"_s), path(u"brought/two.png"_s)}).get());
    QTRY_COMPARE(m_dataset->count(), 2);
}

void tst_Intake::aPastedPictureGoesIntoTheOpenDataset()
{
    openDataset();
    QMimeData mime;
    mime.setImageData(paintedPicture({40, 30}));
    m_intake->take(&mime);
    QTRY_COMPARE(m_dataset->count(), 1);
    QVERIFY(m_dataset->at(0).id.endsWith(u".png"_s));
}

void tst_Intake::aFolderOnAnOpenDatasetIsAQuestion()
{
    openDataset();
    const QSignalSpy asked(m_intake.get(), &Intake::folderDropped);
    const QSignalSpy opens(m_intake.get(), &Intake::openRequested);
    m_intake->take(filesOf({path(u"brought"_s)}).get());
    QTRY_COMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), path(u"brought"_s));
    QCOMPARE(opens.size(), 0);
    QCOMPARE(m_dataset->count(), 0);
}

void tst_Intake::aFoldersPicturesCanBeCopiedIn()
{
    openDataset();
    m_intake->copyIn(path(u"brought"_s));
    QTRY_COMPARE(m_dataset->count(), 2);
}

void tst_Intake::textIsNothingToTake()
{
    const QSignalSpy needed(m_intake.get(), &Intake::datasetNeeded);
    QMimeData mime;
    mime.setText(u"a caption"_s);
    QVERIFY(m_intake->promise(&mime).isEmpty());
    m_intake->take(&mime);
    QCOMPARE(needed.size(), 0);
}

void tst_Intake::thePromiseNamesWhatWouldHappen()
{
    const auto picture = filesOf({path(u"brought/one.png"_s)});
    const auto folder = filesOf({path(u"brought"_s)});
    QStringList promises{m_intake->promise(picture.get()), m_intake->promise(folder.get())};
    openDataset();
    promises << m_intake->promise(picture.get()) << m_intake->promise(folder.get());
    QVERIFY(!promises.contains(QString()));
    QVERIFY(promises[2].contains(u"dataset"_s)); // its name
    promises.removeDuplicates();
    QCOMPARE(promises.size(), 4);
}

QTEST_MAIN(tst_Intake)
#include "tst_Intake.moc"
