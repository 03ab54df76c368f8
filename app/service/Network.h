// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkProxy>
#include <QString>

#include <memory>
#include <optional>

class QNetworkAccessManager;
class QUrl;

namespace easel {

/// The one network manager of a program: the system's proxy except for loopback, redirects left to the
/// caller, no cookies, no cache. Its owner must outlive every call made through it, or the calls end aborted.
std::unique_ptr<QNetworkAccessManager> makeNetworkAccessManager();

/// The proxy that the manager's own requests to this address go through; none of its type where they go
/// straight. No value where the manager knows only proxies that cannot carry it.
std::optional<QNetworkProxy> proxyFor(const QNetworkAccessManager &network, const QUrl &url);

/// localhost, 127.0.0.0/8 or ::1.
bool isLoopback(const QString &host);
/// https, or http to loopback: what may carry a key, a picture or a caption.
bool mayTravelTo(const QUrl &url);
/// "api.novita.ai", "127.0.0.1:9999": how a sentence names an address. Never a path or a query.
QString hostAndPort(const QUrl &url);

} // namespace easel
