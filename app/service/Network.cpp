// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"

#include <QHostAddress>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkProxy>
#include <QNetworkProxyFactory>
#include <QNetworkRequest>
#include <QUrl>

namespace easel {

namespace {

/// A proxy cannot reach this machine's loopback, and must not see what is sent there.
class LoopbackDirect final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

class NoCookies final : public QNetworkCookieJar
{
public:
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

} // namespace

std::unique_ptr<QNetworkAccessManager> makeNetworkAccessManager()
{
    auto manager = std::make_unique<QNetworkAccessManager>();
    manager->setProxyFactory(new LoopbackDirect); // the manager owns it
    manager->setCookieJar(new NoCookies);         // and this one
    manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    return manager;
}

static QList<QNetworkProxy> proxiesFor(const QNetworkAccessManager &network, const QUrl &url)
{
    if (QNetworkProxyFactory *factory = network.proxyFactory())
        return factory->queryProxy(QNetworkProxyQuery(url));
    if (network.proxy().type() != QNetworkProxy::DefaultProxy)
        return {network.proxy()};
    return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
}

std::optional<QNetworkProxy> proxyFor(const QNetworkAccessManager &network, const QUrl &url)
{
    const bool isPlain = url.scheme() == QLatin1StringView("http");
    const QList<QNetworkProxy> proxies = proxiesFor(network, url);
    for (const QNetworkProxy &proxy : proxies) {
        const bool forwards = proxy.type() == QNetworkProxy::HttpCachingProxy;
        if ((proxy.capabilities() & QNetworkProxy::TunnelingCapability) || (forwards && isPlain))
            return proxy;
    }
    if (proxies.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return std::nullopt;
}

bool isLoopback(const QString &host)
{
    return host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0 ||
           QHostAddress(host).isLoopback();
}

bool mayTravelTo(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty())
        return false;
    return url.scheme() == QLatin1StringView("https") ||
           (url.scheme() == QLatin1StringView("http") && isLoopback(url.host()));
}

QString hostAndPort(const QUrl &url)
{
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return url.port() < 0 ? host : QStringLiteral("%1:%2").arg(host).arg(url.port());
}

} // namespace easel
