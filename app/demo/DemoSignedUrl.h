// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoHttp.h"

#include <QUrl>

#include <optional>

namespace easel {

/// Signs and checks URLs as a storage host does: whoever has the URL may do the one thing until it expires,
/// and no other authentication may stand beside it. The signature covers method, host, path and query, so a
/// URL needs no record of its own. Expiry is real time, never divided by the speed.
class DemoSignedUrl
{
public:
    DemoSignedUrl(const QByteArray &secret, const QByteArray &host)
        : m_secret(secret)
        , m_host(host)
    {
    }

    QByteArray host() const { return m_host; }
    QUrl sign(const QByteArray &method, const QString &path, qint64 nowMs, qint64 lifetimeMs) const;
    /// The answer that refuses the request, or nothing where it may go on.
    std::optional<DemoAnswer> refusal(const DemoRequest &request, qint64 nowMs) const;

private:
    QString signature(const QByteArray &method, const QString &path, const QUrlQuery &query) const;

    QByteArray m_secret;
    QByteArray m_host; ///< "127.0.0.1:PORT"
};

} // namespace easel
