// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Network.h"
#include "app/service/ServiceClient.h"

#include <QCoreApplication>

namespace easel {

namespace {

struct AddressWords
{
    Q_DECLARE_TR_FUNCTIONS(easel::ServiceAddress)
public:
    static std::unexpected<Error> notAnAddress(const QString &typed)
    {
        return failure(ErrorKind::Usage,
                       tr("“%1” is not the address of a service; it must look like https://HOST.").arg(typed),
                       QStringLiteral("service"));
    }
    static std::unexpected<Error> plainHttp(const QUrl &url)
    {
        return failure(ErrorKind::Usage,
                       tr("The service at %1 must be reached over https; http is for this machine only.")
                           .arg(hostAndPort(url)),
                       QStringLiteral("service"));
    }
};

} // namespace

Result<QUrl> checkedServiceUrl(const QString &text)
{
    const QString typed = text.trimmed();
    QUrl url(typed, QUrl::StrictMode);
    // What was typed is shown, but not a password in it.
    const QString shown =
        url.isValid() ? url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery) : typed;
    const bool isHttp =
        url.scheme() == QLatin1StringView("https") || url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || !isHttp || url.host().isEmpty() || url.hasQuery() || url.hasFragment() ||
        !url.userInfo().isEmpty())
        return AddressWords::notAnAddress(shown);
    if (!mayTravelTo(url))
        return AddressWords::plainHttp(url);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

} // namespace easel
