// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/ServiceFixture.h"

#include <QNetworkProxy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace easel;
using namespace std::chrono_literals;

/// Where nothing listens; only a proxy can take an upload to it.
static const QUrl target(QStringLiteral("http://127.0.0.1:1/x?X-Amz-Signature=abc"));

static QNetworkProxy proxyAt(const QUrl &url, QNetworkProxy::ProxyType type = QNetworkProxy::HttpProxy)
{
    return QNetworkProxy(type, url.host(), quint16(url.port()));
}

/// What a system's settings may hold.
class Told final : public QNetworkProxyFactory
{
public:
    explicit Told(QList<QNetworkProxy> proxies)
        : m_proxies(std::move(proxies))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override { return m_proxies; }

private:
    QList<QNetworkProxy> m_proxies;
};

/// Lets one connection through to where it asks, by its IPv4 address (RFC 1928).
class SocksProxy : public QObject
{
public:
    SocksProxy()
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            m_socket = m_server.nextPendingConnection();
            connect(m_socket, &QTcpSocket::readyRead, this, &SocksProxy::read);
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }
    QNetworkProxy proxy() const
    {
        return QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("127.0.0.1"), m_server.serverPort());
    }
    QByteArray asked; ///< address and port

private:
    void read()
    {
        if (m_onward.isOpen()) {
            m_onward.write(m_socket->readAll());
        } else if (!m_isGreeted && m_socket->bytesAvailable() >= 2) {
            m_socket->readAll();
            m_socket->write(QByteArray::fromHex("0500"));
            m_isGreeted = true;
        } else if (m_isGreeted && m_socket->bytesAvailable() >= 10) {
            asked = m_socket->read(10).toHex();
            m_socket->write(QByteArray::fromHex("05000001000000000000"));
            connect(&m_onward, &QTcpSocket::readyRead, this, [this] { m_socket->write(m_onward.readAll()); });
            m_onward.connectToHost(QHostAddress::LocalHost, asked.sliced(16).toUShort(nullptr, 16));
        }
    }

    QTcpServer m_server;
    QTcpSocket m_onward;
    QTcpSocket *m_socket = nullptr;
    bool m_isGreeted = false;
};

class tst_UploadProxy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup()
    {
        for (const char *name : {"http_proxy", "https_proxy", "all_proxy", "no_proxy"})
            qunsetenv(name);
    }

    void goesThroughTheProxyThatTheManagerTells()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        f.network->setProxy(proxyAt(f.server.url()));
        for (int i = 0; i < 2; ++i)
            QVERIFY2(!failed(f, target), toText(m_error));
        QCOMPARE(f.server.connections(), 1);
        const auto requests = f.server.requests();
        QCOMPARE(requests.size(), 3u);
        QCOMPARE(requests[0].method, "CONNECT");
        QCOMPARE(requests[0].target, "127.0.0.1:1");
        QVERIFY(!requests[0].hasHeader("User-Agent") && !requests[0].hasHeader("Content-Type"));
        QCOMPARE(requests[1].method, "PUT");
        QCOMPARE(requests[1].target, "/x?X-Amz-Signature=abc");
        QCOMPARE(requests[1].body, QByteArray(300'000, 'p'));
    }

    void takesTheFirstProxyThatCanCarryIt_data()
    {
        QTest::addColumn<QList<QNetworkProxy::ProxyType>>("types");
        QTest::addColumn<QByteArrayList>("methods");
        using P = QNetworkProxy;
        QTest::newRow("for FTP, then HTTP")
            << QList{P::FtpCachingProxy, P::HttpProxy} << QByteArrayList{"CONNECT", "PUT"};
        QTest::newRow("caching") << QList{P::HttpCachingProxy} << QByteArrayList{"PUT"};
    }
    void takesTheFirstProxyThatCanCarryIt()
    {
        QFETCH(QList<QNetworkProxy::ProxyType>, types);
        QFETCH(QByteArrayList, methods);
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        QList<QNetworkProxy> proxies;
        for (const auto type : types)
            proxies.append(proxyAt(f.server.url(), type));
        f.network->setProxyFactory(new Told(proxies)); // the manager owns it
        QVERIFY2(!failed(f, target), toText(m_error));
        QByteArrayList came;
        for (const FaultRequest &request : f.server.requests())
            came.append(request.method);
        QCOMPARE(came, methods);
    }

    void goesStraightWhereNoProxyIsTold_data()
    {
        QTest::addColumn<QList<QNetworkProxy>>("proxies");
        QTest::newRow("none") << QList<QNetworkProxy>{QNetworkProxy::NoProxy};
        QTest::newRow("nothing") << QList<QNetworkProxy>{};
    }
    void goesStraightWhereNoProxyIsTold()
    {
        QFETCH(QList<QNetworkProxy>, proxies);
        FaultServer proxy;
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        f.network->setProxyFactory(new Told(proxies)); // the manager owns it
        for (const char *name : {"http_proxy", "all_proxy"})
            qputenv(name, proxy.url().toEncoded());
        QVERIFY2(!failed(f, f.server.url()), toText(m_error));
        QCOMPARE(proxy.connections(), 0);
    }

    void asksTheManagerAndNotTheEnvironment()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        f.network->setProxy(proxyAt(f.server.url()));
        qputenv("no_proxy", "*");
        qputenv("http_proxy", "http://127.0.0.1:1");
        QVERIFY2(!failed(f, target), toText(m_error));
        QCOMPARE(f.server.count("CONNECT"), 1);
    }

    void neverGoesThroughAProxyToThisMachine()
    {
        FaultServer proxy;
        qputenv("http_proxy", proxy.url().toEncoded());
        ServiceFixture f; // as the program makes its manager
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        QVERIFY2(!failed(f, f.server.url()), toText(m_error));
        QCOMPARE(proxy.connections(), 0);
    }

    void givesTheProxyItsPasswordAndNobodyElse()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &request) {
            const bool isAsked = request.method == "CONNECT" && !request.hasHeader("Proxy-Authorization");
            return isAsked ? FaultAnswer::status(407, {}, {{"Proxy-Authenticate", "Basic realm=\"x\""}})
                           : FaultAnswer::status(200);
        });
        QNetworkProxy proxy = proxyAt(f.server.url());
        proxy.setUser(QStringLiteral("me"));
        proxy.setPassword(QStringLiteral("it's"));
        f.network->setProxy(proxy);
        QVERIFY2(!failed(f, target), toText(m_error));
        const FaultRequest last = f.server.requests().back();
        QCOMPARE(last.method, "PUT");
        QVERIFY(!last.hasHeader("Proxy-Authorization") && !last.hasHeader("Authorization"));
        const auto requests = f.server.requests();
        QCOMPARE(requests[requests.size() - 2].header("Proxy-Authorization"),
                 "Basic " + QByteArray("me:it's").toBase64());
    }

    void tellsWhatIsWrongWithTheProxy_data()
    {
        QTest::addColumn<FaultAnswer>("answer");
        QTest::addColumn<QString>("words");
        const QString proxy = QStringLiteral("The proxy on the way to 127.0.0.1:1 ");
        QTest::newRow("password") << FaultAnswer::status(407, {},
                                                         {{"Proxy-Authenticate", "Basic realm=\"x\""}})
                                  << proxy + QStringLiteral("asks for a password.");
        QTest::newRow("fails") << FaultAnswer::html(502) << proxy + QStringLiteral("does not answer.");
        QTest::newRow("closes") << FaultAnswer::closeAfterReading()
                                << proxy + QStringLiteral("does not answer.");
        QTest::newRow("resets") << FaultAnswer::resetAfterReading()
                                << proxy + QStringLiteral("does not answer.");
        QTest::newRow("finds nobody") << FaultAnswer::status(503)
                                      << QStringLiteral("127.0.0.1:1 does not answer (connection refused).");
        QTest::newRow("silent") << FaultAnswer::stall()
                                << QStringLiteral("127.0.0.1:1 does not answer (nothing came for 0.5 s).");
    }
    void tellsWhatIsWrongWithTheProxy()
    {
        QFETCH(FaultAnswer, answer);
        QFETCH(QString, words);
        ServiceFixture f;
        f.client->setLimits({500ms, 5s, 5s});
        f.server.setHandler([&](const FaultRequest &) { return answer; });
        f.network->setProxy(proxyAt(f.server.url()));
        QVERIFY(failed(f, target));
        QCOMPARE(m_error.message, words);
        QVERIFY2(m_error.kind == ErrorKind::Network && m_error.temporary, toText(m_error));
        QCOMPARE(f.server.count("PUT"), 0);
    }

    void doesNotGoAroundAProxyThatCannotBeUsed_data()
    {
        QTest::addColumn<bool>("isThere");
        QTest::newRow("refuses connections") << false;
        QTest::newRow("cannot carry it") << true;
    }
    void doesNotGoAroundAProxyThatCannotBeUsed()
    {
        QFETCH(bool, isThere);
        ServiceFixture f;
        FaultServer proxy;
        if (isThere) {
            f.network->setProxyFactory( // the manager owns it
                new Told({proxyAt(proxy.url(), QNetworkProxy::FtpCachingProxy)}));
        } else {
            proxy.stopListening();
            f.network->setProxy(proxyAt(proxy.url()));
        }
        QVERIFY(failed(f, f.server.url()));
        QVERIFY2(m_error.message.startsWith(QLatin1StringView("The proxy on the way to ")), toText(m_error));
        QVERIFY(m_error.temporary);
        QCOMPARE(f.server.connections(), 0);
    }

    void goesThroughSocks()
    {
        ServiceFixture f;
        f.server.setHandler([](const FaultRequest &) { return FaultAnswer::status(200); });
        SocksProxy socks;
        f.network->setProxy(socks.proxy());
        QVERIFY2(!failed(f, f.server.url()), toText(m_error));
        const auto port = QByteArray::number(f.server.url().port(), 16).rightJustified(4, '0');
        QCOMPARE(socks.asked, "050100017f000001" + port);
        QCOMPARE(f.server.requests().front().body, QByteArray(300'000, 'p'));
    }

private:
    /// Uploads, and keeps the error where it fails.
    bool failed(ServiceFixture &f, const QUrl &url)
    {
        Outcome<void> outcome;
        f.client->upload(this, {{QJsonValue(1)}, url, {}}, QByteArray(300'000, 'p'), {}, outcome.take());
        if (!outcome.wait())
            qFatal("The upload came to no end.");
        m_error = outcome.error();
        return outcome.failed();
    }

    ServiceError m_error;
};

QTEST_GUILESS_MAIN(tst_UploadProxy)
#include "tst_UploadProxy.moc"
