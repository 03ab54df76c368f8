// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/TrainingPage.h"

#include "app/dataset/Dataset.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/Widgets.h"

#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_TrainingPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void withoutADatasetItLeadsToOne();
    void theRunIsNamedAfterTheDatasetUntilItHasAName();
    void openingADatasetChangesNothingInIt();
    void editsAreSavedWithTheDataset();
    void eachDatasetHasItsOwnSettings();
    void aMissingCaptionBlocksAndLeadsToThePicture();
    void startingTwiceMakesOneRun();
    void theRunHoldsWhatWasOnTheScreen();
    void aBrokenPictureIsFoundBeforeTheStartAndStaysListed();
    void beforeTheFirstUploadItSaysWherePicturesGo();

private:
    void openWorkspace(bool demo);
    QString makeDataset(const QString &name, int pictures = 12);
    void open(const QString &folder);
    Dataset &dataset() { return m_workspace->dataset(); }
    template<class T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    Button *start() const { return find<Button>("startTraining"); }
    bool lists(const QString &words) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<TrainingPage> m_page;
};

void tst_TrainingPage::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_folder = std::make_unique<QTemporaryDir>();
    openWorkspace(true);
}

void tst_TrainingPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_workspace.reset();
    m_folder.reset();
}

void tst_TrainingPage::openWorkspace(bool demo)
{
    m_page.reset();
    m_workspace.reset();
    Workspace::Options options;
    options.profile = m_folder->filePath(demo ? u"demo profile"_s : u"profile"_s);
    options.demo = demo;
    if (demo) {
        options.serviceUrl =
            u"http://127.0.0.1:9"_s; // nobody answers: what follows a start is not of interest
        options.demoKey = u"demo"_s;
    } else {
        options.apiKeyFile = m_folder->filePath(u"key"_s);
        QFile key(options.apiKeyFile);
        QVERIFY(key.open(QIODevice::WriteOnly));
        QVERIFY(key.write("a-key") > 0);
    }
    auto opened = Workspace::open(options);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
    m_workspace = std::move(*opened);
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<TrainingPage>(*m_workspace, *m_actions);
    m_page->resize(1200, 860);
    m_page->show();
}

QString tst_TrainingPage::makeDataset(const QString &name, int pictures)
{
    const QString folder = m_folder->filePath(name);
    QDir().mkpath(folder);
    QImage picture(600, 600, QImage::Format_RGB32);
    for (int i = 0; i < pictures; ++i) {
        picture.fill(QColor::fromHsv(i * 20, 200, 200));
        picture.save(u"%1/p%2.jpg"_s.arg(folder).arg(i));
        QFile caption(u"%1/p%2.txt"_s.arg(folder).arg(i));
        if (caption.open(QIODevice::WriteOnly))
            caption.write("a house");
    }
    return folder;
}

void tst_TrainingPage::open(const QString &folder)
{
    const Result<void> opened = dataset().openAndWait(folder);
    QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
}

bool tst_TrainingPage::lists(const QString &words) const
{
    const auto labels = m_page->findChildren<TextLabel *>(u"checkText"_s);
    return std::ranges::any_of(
        labels, [&](const TextLabel *label) { return label->isVisible() && label->text().contains(words); });
}

void tst_TrainingPage::withoutADatasetItLeadsToOne()
{
    auto *empty = m_page->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QSignalSpy asked(m_page.get(), &Page::pageRequested);
    empty->findChild<Button *>()->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toString(), u"dataset"_s);
    open(makeDataset(u"town"_s));
    QVERIFY(!empty->isVisible());
    QVERIFY(start()->isVisible());
}

void tst_TrainingPage::theRunIsNamedAfterTheDatasetUntilItHasAName()
{
    open(makeDataset(u"Paper town"_s));
    auto *name = find<QLineEdit>("runName");
    QCOMPARE(name->text(), u"Paper town"_s);
    QTRY_VERIFY(start()->isEnabled());

    name->selectAll();
    QTest::keyClick(name, Qt::Key_Delete);
    QCOMPARE(name->text(), QString());
    QTRY_VERIFY(lists(u"The run has no name."_s)); // and the dataset's does not come back by itself
    QVERIFY(!start()->isEnabled());
    QCOMPARE(name->text(), QString());
    QTest::keyClicks(name, u"Dusk at sea"_s);
    QCOMPARE(name->text(), u"Dusk at sea"_s);
    QTRY_VERIFY(start()->isEnabled());
}

void tst_TrainingPage::openingADatasetChangesNothingInIt()
{
    const QString folder = makeDataset(u"town"_s);
    open(folder);
    QTRY_VERIFY(start()->isEnabled());
    QVERIFY(!dataset().hasUnsaved());
    QVERIFY(!QFile::exists(folder + u"/easel.json"_s));
}

void tst_TrainingPage::editsAreSavedWithTheDataset()
{
    open(makeDataset(u"town"_s));
    find<QSpinBox>("maxTrainSteps")->setValue(700);
    QCOMPARE(dataset().trainingSettings().maxTrainSteps, 700);
    QVERIFY(dataset().saveNow());
    QTRY_COMPARE(m_page->statusRight(), u"Settings saved with the dataset"_s);
    QTRY_VERIFY(m_page->statusLeft().contains(u"12"_s));
}

void tst_TrainingPage::eachDatasetHasItsOwnSettings()
{
    const QString town = makeDataset(u"town"_s);
    const QString harbour = makeDataset(u"harbour"_s);
    open(town);
    auto *steps = find<QSpinBox>("maxTrainSteps");
    const int byDefault = steps->value();
    steps->setValue(700);
    open(harbour);
    QCOMPARE(steps->value(), byDefault);
    QCOMPARE(find<QLineEdit>("runName")->text(), u"harbour"_s);
    open(town);
    QCOMPARE(steps->value(), 700);
}

void tst_TrainingPage::aMissingCaptionBlocksAndLeadsToThePicture()
{
    open(makeDataset(u"town"_s));
    QTRY_VERIFY(start()->isEnabled());
    QVERIFY(dataset().setCaption(u"p3.jpg"_s, QString()));
    QTRY_VERIFY(lists(u"“p3.jpg” has no caption."_s));
    QVERIFY(!start()->isEnabled());
    QSignalSpy asked(m_page.get(), &TrainingPage::itemsRequested);
    find<Button>("checkLink")->click();
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].toStringList(), QStringList{u"p3.jpg"_s});
    QVERIFY(dataset().setIncluded({u"p3.jpg"_s}, false));
    QTRY_VERIFY(start()->isEnabled());
}

void tst_TrainingPage::startingTwiceMakesOneRun()
{
    open(makeDataset(u"town"_s));
    QTRY_VERIFY(start()->isEnabled());
    QSignalSpy started(m_page.get(), &TrainingPage::runStarted);
    start()->click();
    start()->click();
    QTest::mouseDClick(start(), Qt::LeftButton);
    QVERIFY(!start()->isEnabled());
    QTRY_COMPARE(started.count(), 1);
    QTRY_VERIFY(start()->isEnabled());
    QCOMPARE(m_workspace->runs().all().size(), size_t(1));
    QCOMPARE(m_workspace->runs().all().front().id, started[0][0].toString());
}

void tst_TrainingPage::theRunHoldsWhatWasOnTheScreen()
{
    open(makeDataset(u"town"_s));
    QVERIFY(dataset().setIncluded({u"p0.jpg"_s}, false));
    find<QSpinBox>("seed")->setValue(77);
    QTRY_VERIFY(start()->isEnabled());
    QSignalSpy started(m_page.get(), &TrainingPage::runStarted);
    start()->click();
    QTRY_COMPARE(started.count(), 1);
    const Run *run = m_workspace->runs().find(started[0][0].toString());
    QVERIFY(run);
    QCOMPARE(run->name, u"town"_s);
    QCOMPARE(run->recipe.settings.seed, 77);
    QCOMPARE(run->recipe.items.size(), size_t(11));
    QCOMPARE(run->recipe.items.front().file, u"p1.jpg"_s);
}

void tst_TrainingPage::aBrokenPictureIsFoundBeforeTheStartAndStaysListed()
{
    const QString folder = makeDataset(u"town"_s);
    QFile broken(folder + u"/p5.jpg"_s);
    QVERIFY(broken.open(QIODevice::ReadWrite));
    QVERIFY(broken.resize(broken.size() * 2 / 3)); // its header is whole
    broken.close();
    open(folder);
    QTRY_VERIFY(start()->isEnabled());

    start()->click();
    QTRY_VERIFY(lists(u"p5.jpg"_s));
    QVERIFY(!start()->isEnabled());
    QVERIFY(m_workspace->runs().all().empty());
    find<QSpinBox>("seed")->setValue(77);
    QTRY_COMPARE(dataset().trainingSettings().seed, 77);
    QCoreApplication::processEvents();
    QVERIFY(lists(u"p5.jpg"_s));
    QVERIFY(dataset().setIncluded({u"p5.jpg"_s}, false));
    QTRY_VERIFY(!lists(u"p5.jpg"_s));
    QVERIFY(start()->isEnabled());
}

void tst_TrainingPage::beforeTheFirstUploadItSaysWherePicturesGo()
{
    openWorkspace(false);
    open(makeDataset(u"town"_s));
    QTRY_VERIFY(start()->isEnabled());
    QSignalSpy started(m_page.get(), &TrainingPage::runStarted);
    start()->click();
    auto *notice = find<QWidget>("uploadNotice");
    QVERIFY(notice->isVisible());
    QVERIFY(notice->findChild<TextLabel *>()->text().contains(u"api.novita.ai"_s));
    notice->findChildren<Button *>().back()->click(); // Cancel
    QVERIFY(!notice->isVisible());
    QVERIFY(!m_workspace->settings().uploadNoticeSeen());
    QVERIFY(start()->isEnabled());
    QCOMPARE(started.count(), 0);
    QVERIFY(m_workspace->runs().all().empty());
}

QTEST_MAIN(tst_TrainingPage)
#include "tst_TrainingPage.moc"
