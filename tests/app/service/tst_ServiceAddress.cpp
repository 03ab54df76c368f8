// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"
#include "app/service/ServiceClient.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QTest>

using namespace easel;

class tst_ServiceAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatAKeyMayBeSentTo_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        const auto row = [](const char *typed, const char *url) {
            QTest::newRow(typed) << QString::fromLatin1(typed) << QString::fromLatin1(url);
        };
        row("https://api.novita.ai", "https://api.novita.ai");
        row("  https://api.novita.ai/  ", "https://api.novita.ai");
        row("HTTPS://API.Novita.AI", "https://api.novita.ai");
        row("https://proxy.example:8443/novita/", "https://proxy.example:8443/novita");
        row("http://127.0.0.1:9999", "http://127.0.0.1:9999");
        row("http://127.8.9.10:80", "http://127.8.9.10:80");
        row("http://localhost:9999/", "http://localhost:9999");
        row("http://[::1]:9999", "http://[::1]:9999");
    }
    void acceptsWhatAKeyMayBeSentTo()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const auto checked = checkedServiceUrl(typed);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
        QCOMPARE(checked->toString(), url);
    }

    void refusesEverythingElse_data()
    {
        QTest::addColumn<QString>("typed");
        for (const char *typed :
             {"", "api.novita.ai", "novita", "http://api.novita.ai", "http://127.0.0.1.example.com",
              "http://localhost.example.com", "http://10.0.0.1", "ftp://api.novita.ai", "file:///etc/passwd",
              "https://", "https://user@api.novita.ai", "https://user:hunter2@api.novita.ai",
              "https://api.novita.ai?key=hunter2", "https://api.novita.ai/#top", "https://a b.example",
              "http://[::2]", "https://api.novita.ai:port"})
            QTest::newRow(typed) << QString::fromLatin1(typed);
    }
    void refusesEverythingElse()
    {
        QFETCH(QString, typed);
        const auto checked = checkedServiceUrl(typed);
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, ErrorKind::Usage);
        QCOMPARE(checked.error().field, QStringLiteral("service"));
        QVERIFY(checked.error().message.contains(QLatin1StringView("https")));
        QVERIFY2(!checked.error().message.contains(QLatin1StringView("hunter2")),
                 qPrintable(checked.error().message));
    }

    void namesHostAndPortOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        const auto row = [](const char *url, const char *name) {
            QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(name);
        };
        row("https://s3.example/a/b?X-Amz-Signature=abc", "s3.example");
        row("http://127.0.0.1:81/x", "127.0.0.1:81");
        row("https://user:pass@host.example:444", "host.example:444");
        row("http://[::1]:81/", "[::1]:81");
    }
    void namesHostAndPortOnly()
    {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QCOMPARE(hostAndPort(QUrl(url)), name);
    }

    void keepsTheProxyAwayFromLoopback()
    {
        qputenv("http_proxy", "http://proxy.example:3128");
        qputenv("https_proxy", "http://proxy.example:3128");
        qunsetenv("no_proxy");
        const auto network = makeNetworkAccessManager();
        QVERIFY(network->proxyFactory());
        const auto proxyFor = [&](const char *url) {
            const QNetworkProxyQuery query(QUrl(QString::fromLatin1(url)));
            return network->proxyFactory()->queryProxy(query).first();
        };
        QCOMPARE(proxyFor("http://127.0.0.1:9999/v3").type(), QNetworkProxy::NoProxy);
        QCOMPARE(proxyFor("http://localhost:9999").type(), QNetworkProxy::NoProxy);
        QCOMPARE(proxyFor("http://[::1]:9999").type(), QNetworkProxy::NoProxy);
#ifdef Q_OS_LINUX
        QCOMPARE(proxyFor("https://api.novita.ai").hostName(), QStringLiteral("proxy.example"));
#endif
    }

    void keepsNoCookies()
    {
        const auto network = makeNetworkAccessManager();
        const QUrl url(QStringLiteral("https://api.novita.ai/"));
        network->cookieJar()->setCookiesFromUrl({QNetworkCookie("a", "b")}, url);
        QVERIFY(network->cookieJar()->cookiesForUrl(url).isEmpty());
        QCOMPARE(network->redirectPolicy(), QNetworkRequest::ManualRedirectPolicy);
    }
};

QTEST_GUILESS_MAIN(tst_ServiceAddress)
#include "tst_ServiceAddress.moc"
