// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/CaptionStore.h"
#include "app/dataset/Dataset.h"
#include "app/workspace/Workspace.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/CaptionEdit.h"
#include "ui/dataset/DatasetModel.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/dataset/DatasetView.h"
#include "ui/dataset/DatasetViewer.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/CropEditor.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Widgets.h"

#include <QAction>
#include <QCheckBox>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace easel;

/// The page with a real dataset in a folder of its own.
class tst_DatasetPage : public QObject
{
    Q_OBJECT
private:
    struct Opened
    {
        explicit Opened(int pictures)
        {
            if (pictures > 0)
                test::writeDataset(folder.path(), pictures, {160, 100});
            Workspace::Options options;
            options.profile = profile.path();
            options.serviceUrl = QStringLiteral("http://127.0.0.1:9");
            workspace = *Workspace::open(options);
            page = std::make_unique<DatasetPage>(*workspace, actions);
            page->resize(1000, 700);
            page->show();
        }
        void open()
        {
            dataset().open(folder.path());
            QTRY_COMPARE(dataset().state(), Dataset::State::Open);
        }
        Dataset &dataset() { return workspace->dataset(); }
        DatasetView &view() { return *page->findChild<DatasetView *>(QStringLiteral("images")); }
        CaptionEdit &caption() { return *page->findChild<CaptionEdit *>(QStringLiteral("caption")); }
        QAction &action(const char *id) { return *actions.find(QLatin1StringView(id)); }
        QString idOf(int row) { return dataset().at(row).id; }
        bool focusCaption()
        {
            page->activateWindow();
            caption().setFocus();
            return QTest::qWaitFor([this] { return caption().hasFocus(); });
        }
        bool shows(const QString &text)
        {
            const QList<QLabel *> labels = page->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *label) {
                return label->isVisible() && label->text().contains(text);
            });
        }

        QTemporaryDir folder;
        QTemporaryDir profile;
        Actions actions;
        std::unique_ptr<Workspace> workspace;
        std::unique_ptr<DatasetPage> page;
    };

private Q_SLOTS:
    void anEmptyDatasetAsksForPictures()
    {
        Opened opened(0);
        opened.open();
        QTRY_VERIFY(opened.shows(QStringLiteral("Drop pictures or a folder here")));
        QVERIFY(!opened.view().isVisible());
    }

    void aFolderThatIsNotThereIsToldWithAWayOut()
    {
        Opened opened(0);
        opened.dataset().open(opened.folder.filePath(QStringLiteral("missing")));
        QTRY_COMPARE(opened.dataset().state(), Dataset::State::Failed);
        QVERIFY(opened.shows(QStringLiteral("missing")));
        const QList<Button *> buttons = opened.page->findChildren<Button *>();
        QVERIFY(std::any_of(buttons.begin(), buttons.end(), [](const Button *button) {
            return button->isVisible() && button->text() == QStringLiteral("Try again");
        }));
    }

    void theFirstPictureIsShownAtOnce()
    {
        Opened opened(3);
        opened.open();
        QCOMPARE(opened.view().model()->rowCount(), 3);
        QCOMPARE(opened.caption().text(), opened.dataset().at(0).caption);
        QVERIFY(opened.caption().isVisible());
    }

    void aTypedCaptionIsOnDiskByItself()
    {
        Opened opened(3);
        opened.open();
        opened.view().choose(opened.view().model()->index(1, 0));
        opened.view().setFocus();
        QTest::keyClicks(&opened.view(), QStringLiteral("!"));
        QTest::keyClicks(&opened.caption(), QStringLiteral(" by night"));
        const QString expected = opened.dataset().at(1).caption;
        QVERIFY(expected.endsWith(QStringLiteral("! by night")));
        QTRY_COMPARE(CaptionStore::read(opened.dataset().picturePath(1))->text, expected);
        QTRY_COMPARE(opened.page->statusRight(), QStringLiteral("All captions saved"));
    }

    void aCaptionChangedElsewhereIsShown()
    {
        Opened opened(2);
        opened.open();
        QVERIFY(opened.dataset().setCaption(opened.idOf(0), QStringLiteral("from elsewhere")));
        QCOMPARE(opened.caption().text(), QStringLiteral("from elsewhere"));
        opened.dataset().undoStack()->undo();
        QCOMPARE(opened.caption().text(), opened.dataset().at(0).caption);
    }

    void theNextPictureIsOneKeyAway()
    {
        Opened opened(3);
        opened.open();
        opened.caption().setFocus();
        QTest::keyClick(&opened.caption(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(opened.view().currentIndex().row(), 1);
        QCOMPARE(opened.caption().text(), opened.dataset().at(1).caption);
        QTest::keyClick(&opened.caption(), Qt::Key_PageUp);
        QCOMPARE(opened.view().currentIndex().row(), 0);
    }

    void spaceShowsThePictureFullSizeAndComesBackToIt()
    {
        Opened opened(3);
        opened.open();
        auto *viewer = opened.page->findChild<DatasetViewer *>();
        QVERIFY(!viewer->isVisible());
        opened.action("dataset.view").trigger();
        QVERIFY(viewer->isVisible());
        QTest::keyClick(viewer, Qt::Key_Right);
        QCOMPARE(opened.view().currentIndex().row(), 1); // so that every action is about what is seen
        opened.action("dataset.toggleIncluded").trigger();
        QVERIFY(opened.dataset().at(0).included && !opened.dataset().at(1).included);
        opened.page->activated(); // as after a look at another page
        QVERIFY(!opened.view().hasFocus());
        QTest::keyClick(viewer, Qt::Key_Space);
        QVERIFY(!viewer->isVisible());
        QCOMPARE(opened.view().currentIndex().row(), 1);
        QCOMPARE(opened.action("dataset.view").shortcut(), QKeySequence(Qt::Key_Space));
        QVERIFY(opened.view().actions().contains(&opened.action("dataset.view")));
    }

    void aCropIsCopiedToOtherPicturesAndCentredAgain()
    {
        Opened opened(4);
        opened.open();
        auto *editor = opened.page->findChild<CropEditor *>();
        QTRY_VERIFY(!editor->frame().isEmpty());
        QVERIFY(!opened.action("dataset.copyCrop").isEnabled());
        QVERIFY(!opened.action("dataset.centreCrop").isEnabled());
        QTest::keyClick(editor, Qt::Key_Minus);
        QTest::keyClick(editor, Qt::Key_Right);
        const Framing framing = opened.dataset().at(0).framing;
        QVERIFY(framing.crop);
        QCOMPARE(opened.dataset().undoStack()->count(), 1); // one series of keys
        QVERIFY(opened.action("dataset.centreCrop").isEnabled());
        QVERIFY(!opened.action("dataset.applyCrop").isEnabled());
        opened.action("dataset.copyCrop").trigger();

        opened.page->showItems({opened.idOf(2), opened.idOf(3)});
        opened.action("dataset.applyCrop").trigger();
        QCOMPARE(opened.dataset().at(1).framing, Framing{});
        QCOMPARE(opened.dataset().at(2).framing, framing);
        QCOMPARE(opened.dataset().at(3).framing, framing);
        opened.action("dataset.centreCrop").trigger();
        QCOMPARE(opened.dataset().at(3).framing, Framing{});
        QCOMPARE(opened.dataset().at(0).framing, framing);
        QCOMPARE(opened.dataset().undoStack()->count(), 3);
    }

    void ofSeveralPicturesTheNumberIsShown()
    {
        Opened opened(3);
        opened.open();
        opened.page->showItems({opened.idOf(0), opened.idOf(2)});
        QCOMPARE(opened.view().chosen().size(), 2);
        QVERIFY(!opened.caption().isVisible());
        QVERIFY(opened.shows(QStringLiteral("selected")));
    }

    void takingOutOfTheTrainingWorksOnAllThatAreChosen()
    {
        Opened opened(3);
        opened.open();
        opened.page->showItems({opened.idOf(0), opened.idOf(2)});
        opened.action("dataset.toggleIncluded").trigger();
        QCOMPARE(opened.dataset().includedCount(), 1);
        QTRY_VERIFY(opened.page->statusLeft().contains(QLatin1StringView("1 in the training")));
        opened.action("dataset.toggleIncluded").trigger();
        QCOMPARE(opened.dataset().includedCount(), 3);
    }

    void theCheckTakesOnePictureOut()
    {
        Opened opened(2);
        opened.open();
        auto *check = opened.page->findChild<QCheckBox *>();
        QVERIFY(check && check->isChecked());
        check->click();
        QCOMPARE(opened.dataset().at(0).included, false);
        opened.dataset().undoStack()->undo();
        QVERIFY(check->isChecked());
    }

    void aRemovedPictureCanBeBroughtBackInPlace()
    {
        Opened opened(3);
        opened.open();
        const QString id = opened.idOf(1);
        opened.view().choose(opened.view().model()->index(1, 0));
        opened.action("dataset.remove").trigger();
        QTRY_COMPARE(opened.dataset().count(), 2);
        auto *toast = opened.page->findChild<Toast *>();
        QTRY_VERIFY(toast->isVisible());
        QVERIFY(opened.view().currentIndex().isValid());
        toast->findChild<Button *>()->click();
        QTRY_COMPARE(opened.dataset().count(), 3);
        QVERIFY(opened.dataset().rowOf(id) >= 0);
        QVERIFY(!toast->isVisible());
    }

    void theUndoOfALineGoesWithTheNextEdit()
    {
        Opened opened(3);
        opened.open();
        opened.action("dataset.remove").trigger();
        auto *toast = opened.page->findChild<Toast *>();
        QTRY_VERIFY(toast->isVisible());
        QTRY_COMPARE(opened.dataset().count(), 2);
        QVERIFY(opened.dataset().setIncluded({opened.idOf(0)}, false));
        QVERIFY(!toast->isVisible());
    }

    void addedPicturesAreShown()
    {
        Opened opened(2);
        opened.open();
        QTemporaryDir elsewhere;
        const QString path = elsewhere.filePath(QStringLiteral("zz-new.png"));
        test::writePicture(path, {100, 80});
        opened.dataset().addFiles({QUrl::fromLocalFile(path)});
        QTRY_COMPARE(opened.dataset().count(), 3);
        QTRY_COMPARE(opened.view().currentIndex().data(DatasetModel::IdRole).toString(),
                     QStringLiteral("zz-new.png"));
        QCOMPARE(opened.caption().text(), QString());
        QVERIFY(opened.caption().isVisible());
    }

    void whatWasNotAddedIsToldInPlace()
    {
        Opened opened(2);
        opened.open();
        QTemporaryDir elsewhere;
        const QString path = elsewhere.filePath(QStringLiteral("letter.odt"));
        test::writeFile(path, "a letter");
        opened.dataset().addFiles({QUrl::fromLocalFile(path)});
        QTRY_VERIFY(opened.shows(QStringLiteral("letter.odt")));
    }

    void ofManyThatWereNotAddedSomeAreNamed()
    {
        Opened opened(1);
        opened.open();
        QTemporaryDir elsewhere;
        QList<QUrl> letters;
        for (int number = 1; number <= 40; ++number) {
            const QString path = elsewhere.filePath(QStringLiteral("letter-%1.odt").arg(number));
            test::writeFile(path, "a letter");
            letters.append(QUrl::fromLocalFile(path));
        }
        opened.dataset().addFiles(letters);
        QTRY_VERIFY(opened.shows(QStringLiteral("letter-5.odt")));
        QVERIFY(opened.shows(QStringLiteral("35 more")));
        QVERIFY(!opened.shows(QStringLiteral("letter-6.odt")));
    }

    void whoIsTypingStaysWithTheirCaption()
    {
        Opened opened(2);
        opened.open();
        QVERIFY(opened.focusCaption());
        QTemporaryDir elsewhere;
        const QString path = elsewhere.filePath(QStringLiteral("zz-new.png"));
        test::writePicture(path, {100, 80});
        QSignalSpy added(&opened.dataset(), &Dataset::added);
        opened.dataset().addFiles({QUrl::fromLocalFile(path)});
        QTRY_COMPARE(added.size(), 1);
        QTest::keyClicks(&opened.caption(), QStringLiteral("!"));
        QVERIFY(opened.dataset().at(0).caption.endsWith(u'!'));
        QCOMPARE(opened.dataset().at(2).caption, QString());
    }

    void theFocusLeavesACaptionWhosePictureIsGone()
    {
        Opened opened(3);
        opened.open();
        const QString neighbour = opened.dataset().at(1).caption;
        QVERIFY(opened.focusCaption());
        QVERIFY(QFile::remove(opened.dataset().picturePath(0)));
        opened.dataset().refresh();
        QTRY_COMPARE(opened.dataset().count(), 2);
        QVERIFY(!opened.caption().hasFocus());
        QTest::keyClicks(opened.page->window(), QStringLiteral("lost"));
        QCOMPARE(opened.dataset().at(0).caption, neighbour);
    }

    void removingManyLeavesTheNeighbourChosen()
    {
        Opened opened(6);
        opened.open();
        const QString next = opened.idOf(5);
        opened.page->showItems({opened.idOf(0), opened.idOf(2), opened.idOf(4)});
        opened.action("dataset.remove").trigger();
        QTRY_COMPARE(opened.dataset().count(), 3);
        QCOMPARE(opened.view().chosen().size(), 1);
        QCOMPARE(opened.view().currentIndex().data(DatasetModel::IdRole).toString(), next);
        opened.view().selectAll();
        opened.action("dataset.remove").trigger();
        QTRY_VERIFY(opened.shows(QStringLiteral("Drop pictures or a folder here")));
    }

    void anotherDatasetTakesTheLineAway()
    {
        Opened opened(2);
        opened.open();
        opened.action("dataset.remove").trigger();
        auto *toast = opened.page->findChild<Toast *>();
        QTRY_VERIFY(toast->isVisible());
        opened.dataset().close();
        QVERIFY(!toast->isVisible());
    }

    void aConflictIsAnsweredOnce()
    {
        Opened opened(1);
        opened.open();
        QVERIFY(opened.dataset().setCaption(opened.idOf(0), QStringLiteral("mine")));
        test::writeFile(CaptionStore::captionPath(opened.dataset().picturePath(0)), "theirs, and longer");
        opened.dataset().refresh();
        QTRY_VERIFY(opened.shows(QStringLiteral("theirs, and longer")));
        opened.dataset().resolveConflict(opened.idOf(0), true); // on the line above the pages
        QVERIFY(!opened.shows(QStringLiteral("theirs, and longer")));
    }

    void moreThanFiftyPicturesAreToldAboveTheGrid()
    {
        Opened opened(53);
        opened.open();
        const QString line = QStringLiteral("the service takes at most 50");
        QTRY_VERIFY(opened.shows(line));
        QVERIFY(opened.dataset().setIncluded({opened.idOf(0), opened.idOf(1), opened.idOf(2)}, false));
        QTRY_VERIFY(!opened.shows(line));
    }

    void actionsSleepWhileThePageIsHidden()
    {
        Opened opened(2);
        opened.open();
        QVERIFY(opened.action("dataset.remove").isEnabled());
        opened.page->hide();
        QVERIFY(!opened.action("dataset.remove").isEnabled());
        QVERIFY(!opened.action("dataset.toggleIncluded").isEnabled());
    }

    void aCaptionThatIsTooLongIsCountedInRed()
    {
        Opened opened(1);
        opened.open();
        QVERIFY(opened.dataset().setCaption(opened.idOf(0), QString(1030, u'x')));
        QVERIFY(opened.shows(QStringLiteral("1,030 / 1,024")) || opened.shows(QStringLiteral("1030 / 1024")));
    }
};

QTEST_MAIN(tst_DatasetPage)
#include "tst_DatasetPage.moc"
