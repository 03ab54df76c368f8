// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/StartPanel.h"

#include "ui/training/Destination.h"

#include <QLocale>
#include <QSignalSpy>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_StartPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatBlocksComesFirstAndWhatIsRightLast();
    void everyRowLeadsToWhatMendsIt();
    void manyUnreadablePicturesAreToldTogether();
    void aMissingKeyBlocks_data();
    void aMissingKeyBlocks();
    void rowsTellTheirStateInWords();
    void theButtonIsKeptBackWithItsReasons();
    void warningsKeepNothingBack();
    void theButtonTellsWhatIsGoingOn();
    void thePaidPicturesStandBesideTheButton();
    void whatWasLearnedIsARangeWithTheRunsBehindIt();
    void consentIsAskedInTheButtonsPlace();
    void aNewProblemTakesTheQuestionAway();
    void picturesThatStayOnTheMachineNeedNoConsent_data();
    void picturesThatStayOnTheMachineNeedNoConsent();

private:
    Button *start() const { return m_panel->findChild<Button *>(u"startTraining"_s); }
    QStringList rowTexts() const
    {
        QStringList texts;
        const auto labels = m_panel->findChildren<TextLabel *>(u"checkText"_s);
        for (const TextLabel *label : labels) {
            if (label->isVisible())
                texts << label->text();
        }
        return texts;
    }

    std::unique_ptr<StartPanel> m_panel;
};

static Preflight troubled()
{
    Preflight found;
    found.blocking = {{ErrorKind::Picture, u"“a.jpg” is not a picture."_s, {u"a.jpg"_s}, {}},
                      {ErrorKind::Caption, u"2 pictures have no caption."_s, {u"b.jpg"_s, u"c.jpg"_s}, {}},
                      {ErrorKind::Settings, u"The run has no name."_s, {}, u"name"_s}};
    found.warnings = {{ErrorKind::Dataset, u"Only 4 pictures."_s, {}, {}}};
    return found;
}

void tst_StartPanel::init()
{
    m_panel = std::make_unique<StartPanel>();
    m_panel->resize(380, 800);
    m_panel->show();
}

void tst_StartPanel::cleanup()
{
    m_panel.reset();
}

void tst_StartPanel::whatBlocksComesFirstAndWhatIsRightLast()
{
    const auto rows = checkRows(troubled(), 4, Credentials::Source::Keychain);
    auto last = CheckRow::State::Block;
    for (const CheckRow &row : rows) {
        const auto rank = [](CheckRow::State state) {
            return state == CheckRow::State::Block ? 0 : state == CheckRow::State::Warn ? 1 : 2;
        };
        QVERIFY(rank(row.state) >= rank(last));
        last = row.state;
    }
    QCOMPARE(last, CheckRow::State::Pass);
    QVERIFY(blocks(rows));
    QVERIFY(!blocks(checkRows({}, 20, Credentials::Source::Keychain)));
}

void tst_StartPanel::everyRowLeadsToWhatMendsIt()
{
    m_panel->setRows(checkRows(troubled(), 4, Credentials::Source::None));
    QSignalSpy followed(m_panel.get(), &StartPanel::linkActivated);
    const auto links = m_panel->findChildren<Button *>(u"checkLink"_s);
    for (Button *link : links)
        link->click();
    std::vector<CheckRow> rows;
    for (const auto &arguments : followed)
        rows.push_back(arguments[0].value<CheckRow>());
    const auto has = [&rows](CheckRow::Link link, const QStringList &files, const QString &field) {
        return std::ranges::any_of(rows, [&](const CheckRow &row) {
            return row.link == link && row.files == files && row.field == field;
        });
    };
    QCOMPARE(rows.size(), size_t(5));
    QVERIFY(has(CheckRow::Link::ShowPictures, {u"a.jpg"_s}, {}));
    QVERIFY(has(CheckRow::Link::ShowPictures, {u"b.jpg"_s, u"c.jpg"_s}, {}));
    QVERIFY(has(CheckRow::Link::FocusField, {}, u"name"_s));
    QVERIFY(has(CheckRow::Link::OpenSettings, {}, {}));
    QVERIFY(has(CheckRow::Link::OpenDataset, {}, {}));
}

void tst_StartPanel::manyUnreadablePicturesAreToldTogether()
{
    Preflight found;
    for (int i = 0; i < 40; ++i) {
        const QString file = u"p%1.jpg"_s.arg(i);
        found.blocking.push_back({ErrorKind::Picture, file + u" is not a picture."_s, {file}, {}});
    }
    QStringList files;
    int rows = 0;
    for (const CheckRow &row : checkRows(found, 40, Credentials::Source::Demo)) {
        if (row.state != CheckRow::State::Block)
            continue;
        ++rows;
        files << row.files;
    }
    QVERIFY(rows < 8);
    QCOMPARE(files.size(), 40);
    QCOMPARE(QSet<QString>(files.begin(), files.end()).size(), 40);
}

void tst_StartPanel::aMissingKeyBlocks_data()
{
    QTest::addColumn<Credentials::Source>("source");
    QTest::addColumn<bool>("blocked");
    QTest::newRow("none") << Credentials::Source::None << true;
    QTest::newRow("file") << Credentials::Source::File << false;
    QTest::newRow("environment") << Credentials::Source::Environment << false;
    QTest::newRow("keychain") << Credentials::Source::Keychain << false;
    QTest::newRow("session") << Credentials::Source::Session << false;
    QTest::newRow("demo") << Credentials::Source::Demo << false;
}

void tst_StartPanel::aMissingKeyBlocks()
{
    QFETCH(Credentials::Source, source);
    QFETCH(bool, blocked);
    QCOMPARE(blocks(checkRows({}, 20, source)), blocked);
}

void tst_StartPanel::rowsTellTheirStateInWords()
{
    m_panel->setRows(checkRows(troubled(), 4, Credentials::Source::Keychain));
    const auto labels = m_panel->findChildren<TextLabel *>(u"checkText"_s);
    QVERIFY(labels.size() >= 4);
    for (const TextLabel *label : labels) {
        QVERIFY(label->accessibleName().endsWith(label->text()));
        QVERIFY(label->accessibleName().size() > label->text().size());
    }
}

void tst_StartPanel::theButtonIsKeptBackWithItsReasons()
{
    QCOMPARE(start()->accessibleName(), u"Start training"_s);
    m_panel->setRows(checkRows(troubled(), 4, Credentials::Source::Keychain));
    QVERIFY(!start()->isEnabled());
    QVERIFY(start()->accessibleDescription().contains(u"“a.jpg” is not a picture."_s));
    QVERIFY(start()->accessibleDescription().contains(u"The run has no name."_s));
    QTRY_VERIFY(rowTexts().contains(u"The run has no name."_s));
    m_panel->setRows(checkRows({}, 20, Credentials::Source::Keychain));
    QVERIFY(start()->isEnabled());
    QVERIFY(!rowTexts().contains(u"The run has no name."_s));
    m_panel->setReady(false);
    QVERIFY(!start()->isEnabled());
}

void tst_StartPanel::warningsKeepNothingBack()
{
    Preflight found;
    found.warnings = {{ErrorKind::Dataset, u"Only 4 pictures."_s, {}, {}}};
    m_panel->setRows(checkRows(found, 4, Credentials::Source::Keychain));
    QTRY_VERIFY(rowTexts().contains(u"Only 4 pictures."_s));
    QSignalSpy requested(m_panel.get(), &StartPanel::startRequested);
    start()->click();
    QCOMPARE(requested.count(), 1);
}

void tst_StartPanel::theButtonTellsWhatIsGoingOn()
{
    auto *cancel = m_panel->findChild<Button *>(u"cancelStart"_s);
    QVERIFY(!cancel->isVisible());
    m_panel->setState(TrainingStart::State::Checking);
    QCOMPARE(start()->text(), u"Checking pictures…"_s);
    QVERIFY(!start()->isEnabled());
    QVERIFY(cancel->isVisible());
    QSignalSpy cancelled(m_panel.get(), &StartPanel::cancelRequested);
    cancel->click();
    QCOMPARE(cancelled.count(), 1);
    m_panel->setState(TrainingStart::State::Starting);
    QVERIFY(!cancel->isVisible());
    QVERIFY(!start()->isEnabled());
    m_panel->setState(TrainingStart::State::Idle);
    QCOMPARE(start()->text(), u"Start training"_s);
    QVERIFY(start()->isEnabled());
}

void tst_StartPanel::thePaidPicturesStandBesideTheButton()
{
    auto *paid = m_panel->findChild<TextLabel *>(u"paid"_s);
    TrainingSettings settings;
    settings.samplePrompts = {u"a house"_s, u"a ship"_s};
    m_panel->setFacts(settings, 48, u"somewhere"_s);
    QVERIFY(paid->text().contains(u'8'));
    QVERIFY(uploadText(settings, 48).contains(u"48"_s));
    QVERIFY(uploadText(settings, 48).contains(u"512"_s));
    settings.samplePrompts.clear();
    m_panel->setFacts(settings, 48, u"somewhere"_s);
    QCOMPARE(paid->text(), paidText(0));
}

void tst_StartPanel::whatWasLearnedIsARangeWithTheRunsBehindIt()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(timeText({}).contains(u"unknown"_s));
    QVERIFY(costText({2000, 2000, 1}).contains(u"unknown"_s)); // one run is no experience
    QCOMPARE(timeText({480, 720, 3}), u"8 min to 12 min, by 3 run(s)"_s);
    QCOMPARE(costText({4000, 6100, 2}), u"$0.40 to $0.61, by 2 run(s)"_s);
    QCOMPARE(costText({15, 15, 5}), u"$0.0015, by 5 run(s)"_s);
    TrainingSettings settings;
    m_panel->setFacts(settings, 12, u"the service"_s, {{480, 720, 3}, {}});
    QStringList shown;
    for (const TextLabel *label : m_panel->findChildren<TextLabel *>())
        shown << label->text();
    QVERIFY(shown.contains(u"8 min to 12 min, by 3 run(s)"_s));
    QVERIFY(shown.contains(costText({})));
}

void tst_StartPanel::consentIsAskedInTheButtonsPlace()
{
    auto *question = m_panel->findChild<QWidget *>(u"uploadNotice"_s);
    QSignalSpy given(m_panel.get(), &StartPanel::consentGiven);
    m_panel->askForConsent(u"The pictures leave this machine."_s);
    QVERIFY(question->isVisible());
    QVERIFY(!start()->isVisible());
    const auto buttons = question->findChildren<Button *>();
    QCOMPARE(buttons[0]->text(), u"Start and upload"_s);
    buttons[1]->click();
    QVERIFY(!question->isVisible());
    QVERIFY(start()->isVisible());
    QCOMPARE(given.count(), 0);
    m_panel->askForConsent(u"The pictures leave this machine."_s);
    buttons[0]->click();
    QCOMPARE(given.count(), 1);
    QVERIFY(start()->isVisible());
}

void tst_StartPanel::aNewProblemTakesTheQuestionAway()
{
    m_panel->askForConsent(u"The pictures leave this machine."_s);
    m_panel->setRows(checkRows(troubled(), 4, Credentials::Source::Keychain));
    QVERIFY(!m_panel->findChild<QWidget *>(u"uploadNotice"_s)->isVisible());
    QVERIFY(start()->isVisible());
    QVERIFY(!start()->isEnabled());
}

void tst_StartPanel::picturesThatStayOnTheMachineNeedNoConsent_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("named");
    QTest::addColumn<bool>("asks");
    QTest::newRow("demo") << u"demo"_s << u"nothing leaves this machine"_s << false;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080"_s << u"127.0.0.1"_s << false;
    QTest::newRow("localhost") << u"http://localhost:8080"_s << u"localhost"_s << false;
    QTest::newRow("loopback, IPv6") << u"http://[::1]:8080"_s << u"::1"_s << false;
    QTest::newRow("the service") << u"https://api.novita.ai"_s << u"Novita AI’s storage (api.novita.ai)"_s
                                 << true;
    QTest::newRow("another") << u"https://style.example.org/x"_s << u"style.example.org"_s << true;
    QTest::newRow("a look-alike") << u"https://api.novita.ai.example.org"_s << u"api.novita.ai.example.org"_s
                                  << true;
}

void tst_StartPanel::picturesThatStayOnTheMachineNeedNoConsent()
{
    QFETCH(QString, service);
    QFETCH(QString, named);
    QFETCH(bool, asks);
    const Destination destination = destinationOf(service);
    QVERIFY2(destination.phrase.contains(named), qPrintable(destination.phrase));
    QCOMPARE(!destination.consent.isEmpty(), asks);
    if (asks)
        QVERIFY(destination.consent.contains(QUrl(service).host()));
    if (service.contains(u"example.org"_s))
        QVERIFY(!destination.phrase.contains(u"Novita AI"_s));
}

QTEST_MAIN(tst_StartPanel)
#include "tst_StartPanel.moc"
