// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowFixture.h"

#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
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
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_window = std::make_unique<WindowFixture>(); }
    void cleanup() { m_window.reset(); }
    void withoutADatasetItShowsWhereToBegin();
    void aDatasetThatOpensTakesTheFirstPagesPlace();
    void aSelectedPageIsShown_data();
    void aSelectedPageIsShown();
    void theTitleNamesTheDataset();
    void aDatasetThatWasOpenedIsRemembered();
    void aDroppedFolderOpensWhereNoneIsOpen();
    void droppedPicturesAreAdded();
    void aDroppedFolderIsAskedAboutInPlace();
    void whoIsTypingKeepsTheFocus();
    void fieldsLetPicturesPassToTheWindow();
    void fieldsStillTakeText();
    void aPastedPictureIsAdded();
    void undoIsTheDatasets();
    void aRefusedKeyLeadsToTheSettings();
    void aCaptionThatTwoChangedIsAskedAbout();
    void thePageAndTheSizeAreKept();
    void itFitsASmallWindow();
    void everythingThatTakesTheFocusHasAName();

private:
    void openDataset() { QVERIFY(m_window->openDataset()); }
    QString path(const QString &name) const { return m_window->path(name); }
    Dataset &dataset() const { return m_window->dataset(); }
    template<class T>
    T *the() const
    {
        return m_window->the<T>();
    }
    PageList *pages() const { return the<PageList>(); }
    QAction *action(const QString &id) const { return m_window->action(id); }
    QPushButton *noticeButton(const QString &text) const { return m_window->noticeButton(text); }
    bool drop(const QMimeData &mime) const { return m_window->drop(mime); }

    std::unique_ptr<WindowFixture> m_window;
};

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
    for (const Page *each : m_window->window().findChildren<Page *>()) {
        if (each->isVisible())
            visible.append(QString::fromLatin1(each->metaObject()->className()));
    }
    QCOMPARE(visible, QStringList{page});
}

void tst_MainWindow::theTitleNamesTheDataset()
{
    QCOMPARE(m_window->window().windowTitle(), u"Easel"_s);
    openDataset();
    QCOMPARE(m_window->window().windowTitle(), u"pictures — Easel"_s);
}

void tst_MainWindow::aDatasetThatWasOpenedIsRemembered()
{
    openDataset();
    QCOMPARE(m_window->workspace().settings().recentDatasets(), QStringList{path(u"pictures"_s)});
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

void tst_MainWindow::whoIsTypingKeepsTheFocus()
{
    openDataset();
    auto *caption = m_window->window().findChild<QPlainTextEdit *>(u"caption"_s);
    caption->setFocus();
    Q_EMIT dataset().stateChanged(); // as when the scan ends, or the folder becomes read-only
    QCOMPARE(m_window->window().focusWidget(), caption);
    pages()->item(1)->setSelected(true);
    pages()->item(0)->setSelected(true); // who comes back begins in the grid
    QCOMPARE(m_window->window().focusWidget()->objectName(), u"images"_s);
}

void tst_MainWindow::aDroppedFolderIsAskedAboutInPlace()
{
    openDataset();
    QVERIFY(drop(*filesOf({path(u"more"_s)})));
    QTRY_VERIFY(noticeButton(u"Open it"_s));
    QCOMPARE(dataset().count(), 1);
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
    auto *name = m_window->window().findChild<QLineEdit *>(u"runName"_s);
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
    auto *name = m_window->window().findChild<QLineEdit *>(u"runName"_s);
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
    Q_EMIT m_window->workspace().runs().keyRefused();
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

void tst_MainWindow::thePageAndTheSizeAreKept()
{
    action(u"view.runs"_s)->trigger();
    m_window->window().resize(950, 700);
    QVERIFY(m_window->window().close());
    m_window->openWindow();
    QCOMPARE(pages()->selectedItems().value(0)->text(), u"Runs"_s);
    QCOMPARE(m_window->window().size(), QSize(950, 700));
}

void tst_MainWindow::itFitsASmallWindow()
{
    openDataset();
    m_window->window().resize(900, 760);
    for (int row = 0; row < pages()->count(); ++row) {
        pages()->item(row)->setSelected(true);
        QCOMPARE(m_window->window().size(), QSize(900, 760));
        QVERIFY2(m_window->window().centralWidget()->minimumSizeHint().width() <= 900,
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
        for (QWidget *widget : reachable(m_window->window())) {
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
