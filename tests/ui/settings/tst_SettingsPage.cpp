// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsPage.h"

#include "app/demo/DemoService.h"
#include "app/workspace/Account.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Storage.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/UnitText.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_SettingsPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void withoutAKeyThereIsNothingToForget();
    void aKeyThatWorksIsKept();
    void aKeyThatIsRefusedIsNotKept();
    void theKeyIsNeverShown();
    void aForgottenKeyIsGone();
    void theDemonstrationHasItsOwnKey();
    void anAddressIsCheckedBeforeItIsKept_data();
    void anAddressIsCheckedBeforeItIsKept();
    void theAppearanceIsChosenHere();
    void theBalanceIsToldAndAskedForAgain();
    void diskUseIsToldAndCachesAreCleared();
    void everythingThatTakesTheFocusHasAName();

private:
    void openPage(bool demo);
    template<class T>
    T *find(const char *name) const
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    void testAndKeep(const QString &key);
    QString outcome() const { return find<QLabel>("keyOutcome")->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoService> m_service;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPage::initTestCase()
{
    // The keychain of whoever runs this is not to be touched: there is none.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    qunsetenv("NOVITA_API_KEY");
}

void tst_SettingsPage::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto service = DemoService::start({m_folder->filePath(u"service"_s)});
    QVERIFY(service);
    m_service = std::move(*service);
    openPage(false);
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
    m_actions.reset();
    m_workspace.reset();
    m_service.reset();
    m_folder.reset();
}

void tst_SettingsPage::openPage(bool demo)
{
    m_page.reset();
    m_workspace.reset();
    Workspace::Options options;
    options.profile = m_folder->filePath(u"profile"_s);
    options.serviceUrl = m_service->url().toString();
    options.demo = demo;
    options.demoKey = demo ? u"demo"_s : QString();
    auto workspace = Workspace::open(options);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    m_actions = std::make_unique<Actions>();
    m_page = std::make_unique<SettingsPage>(*m_workspace, *m_actions);
    m_page->show();
}

void tst_SettingsPage::testAndKeep(const QString &key)
{
    find<QLineEdit>("apiKey")->setText(key);
    QTest::mouseClick(find<QPushButton>("keepKey"), Qt::LeftButton);
}

void tst_SettingsPage::withoutAKeyThereIsNothingToForget()
{
    QVERIFY(find<QLabel>("keySource")->text().contains(u"no key yet"_s));
    QVERIFY(find<QPushButton>("forgetKey")->isHidden());
    QVERIFY(!find<QPushButton>("keepKey")->isEnabled());
}

void tst_SettingsPage::aKeyThatWorksIsKept()
{
    testAndKeep(u" demo "_s);
    QTRY_COMPARE(m_workspace->credentials().key(), u"demo"_s);
    QTRY_VERIFY(outcome().contains(u"The key works"_s));
    QCOMPARE(m_workspace->credentials().source(), Credentials::Source::Session);
    QVERIFY(outcome().contains(u"this session only"_s));
    QVERIFY(find<QLineEdit>("apiKey")->text().isEmpty());
    QVERIFY(!find<QPushButton>("forgetKey")->isHidden());
}

void tst_SettingsPage::aKeyThatIsRefusedIsNotKept()
{
    testAndKeep(u"not the key"_s);
    QTRY_VERIFY(!find<QLineEdit>("apiKey")->accessibleDescription().isEmpty()); // the sentence beneath
    QVERIFY(m_workspace->credentials().key().isEmpty());
    QCOMPARE(find<QLineEdit>("apiKey")->text(), u"not the key"_s);
    QVERIFY(find<QPushButton>("keepKey")->isEnabled());
}

void tst_SettingsPage::theKeyIsNeverShown()
{
    testAndKeep(u"demo"_s);
    QCOMPARE(find<QLineEdit>("apiKey")->echoMode(), QLineEdit::Password);
    QTRY_VERIFY(!m_workspace->credentials().key().isEmpty());
    for (const QLabel *label : m_page->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"demo"_s));
    for (const QLineEdit *edit : m_page->findChildren<QLineEdit *>())
        QVERIFY(!edit->text().contains(u"demo"_s));
}

void tst_SettingsPage::aForgottenKeyIsGone()
{
    testAndKeep(u"demo"_s);
    QTRY_VERIFY(!find<QPushButton>("forgetKey")->isHidden());
    QTRY_VERIFY(find<QPushButton>("forgetKey")->isEnabled());
    QTest::mouseClick(find<QPushButton>("forgetKey"), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->credentials().key().isEmpty());
    QTRY_VERIFY(find<QPushButton>("forgetKey")->isHidden());
}

void tst_SettingsPage::theDemonstrationHasItsOwnKey()
{
    openPage(true);
    QVERIFY(find<QLabel>("keySource")->text().contains(u"key of its own"_s));
    QVERIFY(!find<QLineEdit>("apiKey")->isVisible());
    QVERIFY(!find<QPushButton>("keepKey")->isVisible());
    QVERIFY(!find<QPushButton>("forgetKey")->isVisible());
    QCOMPARE(find<QLineEdit>("serviceAddress"), nullptr);
}

void tst_SettingsPage::anAddressIsCheckedBeforeItIsKept_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("kept");
    QTest::newRow("https") << u"https://relay.example.org"_s << true;
    QTest::newRow("http here") << u"http://127.0.0.1:8080"_s << true;
    QTest::newRow("http elsewhere") << u"http://relay.example.org"_s << false;
    QTest::newRow("no address") << u"relay"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void tst_SettingsPage::anAddressIsCheckedBeforeItIsKept()
{
    QFETCH(QString, typed);
    QFETCH(bool, kept);
    const QString before = m_workspace->settings().serviceUrl();
    auto *address = find<QLineEdit>("serviceAddress");
    address->setText(typed);
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(m_workspace->settings().serviceUrl(), kept ? typed : before);
    QCOMPARE(address->property("invalid").toBool(), !kept);
    QVERIFY(!address->accessibleDescription().isEmpty());
}

void tst_SettingsPage::theAppearanceIsChosenHere()
{
    QVERIFY(find<QPushButton>("appearance-system")->isChecked());
    QTest::mouseClick(find<QPushButton>("appearance-high-contrast"), Qt::LeftButton);
    QCOMPARE(m_workspace->settings().appearance(), Appearance::HighContrast);
    m_workspace->settings().setAppearance(Appearance::Dark);
    QVERIFY(find<QPushButton>("appearance-dark")->isChecked());
    QVERIFY(!find<QPushButton>("appearance-high-contrast")->isChecked());
}

void tst_SettingsPage::theBalanceIsToldAndAskedForAgain()
{
    QVERIFY(find<QPushButton>("askBalance")->parentWidget()->isHidden()); // without a key
    openPage(true);
    auto *balance = find<QLabel>("accountBalance");
    QVERIFY(balance->isVisible());
    QVERIFY(balance->text().contains(u"unknown"_s));
    QTest::mouseClick(find<QPushButton>("askBalance"), Qt::LeftButton);
    QTRY_VERIFY(balance->text().contains(moneyText(1'000'000)));
    m_service.reset();
    QTest::mouseClick(find<QPushButton>("askBalance"), Qt::LeftButton);
    QTRY_VERIFY(m_workspace->account().error());
    QVERIFY(balance->text().contains(
        moneyText(1'000'000))); // what was known, and why it could not be asked again
    QVERIFY(balance->text().contains(m_workspace->account().error()->message));
}

void tst_SettingsPage::diskUseIsToldAndCachesAreCleared()
{
    auto *clear = find<QPushButton>("clearCaches");
    QTRY_VERIFY(m_workspace->storage().use());
    QVERIFY(!clear->isEnabled()); // nothing to clear
    const QString cache = m_folder->filePath(u"profile/cache/thumbnails"_s);
    QVERIFY(QDir().mkpath(cache));
    QFile file(cache + u"/one.png"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(QByteArray(5'000'000, 'x')), 5'000'000);
    file.close();
    m_workspace->storage().measure();
    QTRY_VERIFY(clear->isEnabled());
    QTest::mouseClick(clear, Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>("clearOutcome")->isVisible());
    QVERIFY(find<QLabel>("clearOutcome")->text().contains(u"5.0 MB"_s));
    QVERIFY(!file.exists());
    QVERIFY(!clear->isEnabled());
}

void tst_SettingsPage::everythingThatTakesTheFocusHasAName()
{
    for (const QLineEdit *edit : m_page->findChildren<QLineEdit *>())
        QVERIFY(!edit->accessibleName().isEmpty());
    QCOMPARE(find<QLineEdit>("apiKey")->accessibleName(), u"API key"_s);
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_SettingsPage.moc"
