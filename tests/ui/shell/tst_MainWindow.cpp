// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MainWindow.h"

#include "app/core/Clock.h"
#include "app/dataset/Dataset.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "tests/support/TestPictures.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/DropOverlay.h"
#include "ui/shell/Notices.h"
#include "ui/shell/PageList.h"
#include "ui/shell/StartPage.h"
#include "ui/training/TrainingPage.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutADatasetItShowsWhereToBegin();
    void aDatasetThatOpensTakesTheFirstPagesPlace();
    void aSelectedPageIsShown_data();
    void aSelectedPageIsShown();
    void theTitleNamesTheDataset();
    void aDatasetThatWasOpenedIsRemembered();
    void aDroppedFolderOpensWhereNoneIsOpen();
    void droppedPicturesAreAdded();
    void aDroppedFolderIsAskedAboutInPlace();
    void fieldsLetPicturesPassToTheWindow();
    void fieldsStillTakeText();
    void aPastedPictureIsAdded();
    void undoIsTheDatasets();
    void aRefusedKeyLeadsToTheSettings();
    void aCaptionThatTwoChangedIsAskedAbout();
    void closingIsRefusedOnceWhereEditsCannotBeSaved();
    void thePageAndTheSizeAreKept();
    void itFitsASmallWindow();
    void everythingThatTakesTheFocusHasAName();

private:
    void openWindow();
    void openDataset();
    QString path(const QString &name) const { return m_folder->filePath(name); }
    Dataset &dataset() { return m_workspace->dataset(); }
    template<class T>
    T *the() const
    {
        return m_window->findChild<T *>();
    }
    PageList *pages() const { return the<PageList>(); }
    QAction *action(const QString &id) const
    {
        for (QAction *action : m_window->actions()) {
            if (action->objectName() == id)
                return action;
        }
        return nullptr;
    }
    QPushButton *noticeButton(const QString &text) const;
    bool drop(const QMimeData &mime);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<MainWindow> m_window;
};

void tst_MainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writePicture(path(u"pictures/a.png"_s), {64, 48}, 1);
    writeFile(path(u"pictures/a.txt"_s), "one");
    writePicture(path(u"more/b.png"_s), {64, 48}, 2);
    openWindow();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_workspace.reset();
    m_folder.reset();
}

void tst_MainWindow::openWindow()
{
    m_window.reset();
    m_workspace.reset();
    Workspace::Options options;
    options.profile = path(u"profile"_s);
    options.demo = true;
    options.demoKey = u"demo"_s;
    options.serviceUrl = u"http://127.0.0.1:9"_s;
    auto workspace = Workspace::open(options);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    m_window = std::make_unique<MainWindow>(*m_workspace);
    m_window->show();
}

void tst_MainWindow::openDataset()
{
    m_window->openDataset(path(u"pictures"_s));
    QTRY_COMPARE(dataset().state(), Dataset::State::Open);
    QCOMPARE(dataset().count(), 1);
}

QPushButton *tst_MainWindow::noticeButton(const QString &text) const
{
    for (QPushButton *button : the<Notices>()->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

static std::unique_ptr<QMimeData> filesOf(const QStringList &paths)
{
    auto mime = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &file : paths)
        urls.append(QUrl::fromLocalFile(file));
    mime->setUrls(urls);
    return mime;
}

/// As the system delivers it; false where the window does not want it.
bool tst_MainWindow::drop(const QMimeData &mime)
{
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &event);
    return event.isAccepted();
}

void tst_MainWindow::withoutADatasetItShowsWhereToBegin()
{
    QVERIFY(the<StartPage>()->isVisible());
    QVERIFY(!the<DatasetPage>()->isVisible());
    QCOMPARE(pages()->selectedItems().value(0)->text(), u"Dataset"_s);
}

void tst_MainWindow::aDatasetThatOpensTakesTheFirstPagesPlace()
{
    openDataset();
    QVERIFY(!the<StartPage>()->isVisible());
    QVERIFY(the<DatasetPage>()->isVisible());
}

void tst_MainWindow::aSelectedPageIsShown_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("page");
    QTest::newRow("dataset") << u"Dataset"_s << u"easel::DatasetPage"_s;
    QTest::newRow("training") << u"Training"_s << u"easel::TrainingPage"_s;
    QTest::newRow("runs") << u"Runs"_s << u"easel::RunsPage"_s;
    QTest::newRow("samples") << u"Samples"_s << u"easel::SamplesPage"_s;
}

void tst_MainWindow::aSelectedPageIsShown()
{
    QFETCH(QString, word);
    QFETCH(QString, page);
    openDataset();
    action(u"app.settings"_s)->trigger();
    QVERIFY(the<SettingsPage>()->isVisible());
    QVERIFY(pages()->selectedItems().isEmpty());

    pages()->findItems(word, Qt::MatchExactly).first()->setSelected(true);
    QStringList visible;
    for (const Page *each : m_window->findChildren<Page *>()) {
        if (each->isVisible())
            visible.append(QString::fromLatin1(each->metaObject()->className()));
    }
    QCOMPARE(visible, QStringList{page});
}

void tst_MainWindow::theTitleNamesTheDataset()
{
    QCOMPARE(m_window->windowTitle(), u"Easel"_s);
    openDataset();
    QCOMPARE(m_window->windowTitle(), u"pictures — Easel"_s);
}

void tst_MainWindow::aDatasetThatWasOpenedIsRemembered()
{
    openDataset();
    QCOMPARE(m_workspace->settings().recentDatasets(), QStringList{path(u"pictures"_s)});
}

void tst_MainWindow::aDroppedFolderOpensWhereNoneIsOpen()
{
    QVERIFY(drop(*filesOf({path(u"pictures"_s)})));
    QTRY_COMPARE(dataset().state(), Dataset::State::Open);
    QCOMPARE(dataset().folder(), path(u"pictures"_s));
}

void tst_MainWindow::droppedPicturesAreAdded()
{
    openDataset();
    pages()->item(1)->setSelected(true); // wherever one is
    QVERIFY(drop(*filesOf({path(u"more/b.png"_s)})));
    QTRY_COMPARE(dataset().count(), 2);
    QVERIFY(!the<DropOverlay>()->isVisible());
}

void tst_MainWindow::aDroppedFolderIsAskedAboutInPlace()
{
    openDataset();
    QVERIFY(drop(*filesOf({path(u"more"_s)})));
    QCOMPARE(dataset().count(), 1);
    QVERIFY(noticeButton(u"Open it"_s));
    QPushButton *copyIn = noticeButton(u"Copy its pictures in"_s);
    QVERIFY(copyIn);
    copyIn->click();
    QTRY_COMPARE(dataset().count(), 2);
    QCOMPARE(dataset().folder(), path(u"pictures"_s));
    QVERIFY(!noticeButton(u"Open it"_s));
}

void tst_MainWindow::fieldsLetPicturesPassToTheWindow()
{
    openDataset();
    pages()->item(1)->setSelected(true);
    auto *name = m_window->findChild<QLineEdit *>(u"runName"_s);
    QVERIFY(name);
    const auto mime = filesOf({path(u"more/b.png"_s)});
    mime->setText(path(u"more/b.png"_s)); // as file managers add
    QDragEnterEvent enter({3, 3}, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(name, &enter);
    QVERIFY(the<DropOverlay>()->isVisible());
}

void tst_MainWindow::fieldsStillTakeText()
{
    openDataset();
    pages()->item(1)->setSelected(true);
    auto *name = m_window->findChild<QLineEdit *>(u"runName"_s);
    QMimeData mime;
    mime.setText(u"words"_s);
    QDragEnterEvent enter({3, 3}, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(name, &enter);
    QVERIFY(enter.isAccepted());
    QVERIFY(!the<DropOverlay>()->isVisible());
}

void tst_MainWindow::aPastedPictureIsAdded()
{
    openDataset();
    QGuiApplication::clipboard()->setImage(paintedPicture({40, 30}));
    action(u"edit.paste"_s)->trigger();
    QTRY_COMPARE(dataset().count(), 2);
}

void tst_MainWindow::undoIsTheDatasets()
{
    openDataset();
    QVERIFY(!action(u"edit.undo"_s)->isEnabled());
    QVERIFY(dataset().setCaption(u"a.png"_s, u"two"_s));
    QVERIFY(action(u"edit.undo"_s)->isEnabled());
    action(u"edit.undo"_s)->trigger();
    QCOMPARE(dataset().at(0).caption, u"one"_s);
    action(u"edit.redo"_s)->trigger();
    QCOMPARE(dataset().at(0).caption, u"two"_s);
}

void tst_MainWindow::aRefusedKeyLeadsToTheSettings()
{
    Q_EMIT m_workspace->runs().keyRefused();
    QPushButton *settings = noticeButton(u"Open the settings"_s);
    QVERIFY(settings);
    settings->click();
    QVERIFY(the<SettingsPage>()->isVisible());
    QVERIFY(!noticeButton(u"Open the settings"_s));
}

void tst_MainWindow::aCaptionThatTwoChangedIsAskedAbout()
{
    openDataset();
    // Neither side is written before the other is there: the person's text waits in memory.
    QVERIFY(dataset().setCaption(u"a.png"_s, u"mine"_s));
    writeFile(path(u"pictures/a.txt"_s), "theirs, and longer");
    dataset().refresh();
    QTRY_VERIFY(noticeButton(u"Take theirs"_s));
    QVERIFY(noticeButton(u"Keep mine"_s));
    noticeButton(u"Take theirs"_s)->click();
    QTRY_COMPARE(dataset().at(0).caption, u"theirs, and longer"_s);
    QVERIFY(!noticeButton(u"Keep mine"_s));
}

void tst_MainWindow::closingIsRefusedOnceWhereEditsCannotBeSaved()
{
    openDataset();
    // A folder where the caption's file has to be cannot be replaced by it.
    QVERIFY(QFile::remove(path(u"pictures/a.txt"_s)));
    QVERIFY(QDir(path(u"pictures"_s)).mkpath(u"a.txt/full"_s));
    QVERIFY(dataset().setCaption(u"a.png"_s, u"not to be lost"_s));

    QVERIFY(!m_window->close());
    QVERIFY(m_window->isVisible());
    QVERIFY(noticeButton(u"Save again"_s));
    QVERIFY(!noticeButton(u"Close without saving"_s));

    QVERIFY(!m_window->close());
    QPushButton *closeAnyway = noticeButton(u"Close without saving"_s);
    QVERIFY(closeAnyway);
    QCOMPARE(dataset().at(0).caption, u"not to be lost"_s);
    closeAnyway->click();
    QVERIFY(!m_window->isVisible());
}

void tst_MainWindow::thePageAndTheSizeAreKept()
{
    action(u"view.runs"_s)->trigger();
    m_window->resize(950, 700);
    QVERIFY(m_window->close());
    openWindow();
    QCOMPARE(pages()->selectedItems().value(0)->text(), u"Runs"_s);
    QCOMPARE(m_window->size(), QSize(950, 700));
}

void tst_MainWindow::itFitsASmallWindow()
{
    openDataset();
    m_window->resize(900, 760);
    for (int row = 0; row < pages()->count(); ++row) {
        pages()->item(row)->setSelected(true);
        QCOMPARE(m_window->size(), QSize(900, 760));
        QVERIFY2(m_window->centralWidget()->minimumSizeHint().width() <= 900,
                 qPrintable(pages()->item(row)->text()));
    }
}

/// What a person can reach with the Tab key at the moment, except for the insides of Qt's own controls.
static QList<QWidget *> reachable(const QWidget &window)
{
    QList<QWidget *> found;
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                             qobject_cast<QAbstractItemView *>(widget) || qobject_cast<QComboBox *>(widget) ||
                             qobject_cast<QPlainTextEdit *>(widget) ||
                             qobject_cast<QAbstractSpinBox *>(widget);
        if (control && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) &&
            !widget->objectName().startsWith(u"qt_"_s))
            found.append(widget);
    }
    return found;
}

void tst_MainWindow::everythingThatTakesTheFocusHasAName()
{
    openDataset();
    int seen = 0;
    for (const QString &page :
         {u"view.dataset"_s, u"view.training"_s, u"view.runs"_s, u"view.samples"_s, u"app.settings"_s}) {
        action(page)->trigger();
        for (QWidget *widget : reachable(*m_window)) {
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY(accessible);
            const QString what = page + u": "_s + QString::fromLatin1(widget->metaObject()->className()) +
                                 u' ' + widget->objectName();
            QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(what));
            ++seen;
        }
    }
    QVERIFY(seen > 20);
}

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
