// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/AccountText.h"

#include "app/workspace/Account.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Workspace.h"
#include "ui/widgets/UnitText.h"

#include <QCoreApplication>
#include <QUrl>

namespace easel {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("AccountText", text);
}

QString keyWords(Credentials::Source source)
{
    switch (source) {
    case Credentials::Source::File:
        return words(QT_TRANSLATE_NOOP("AccountText", "key from a file"));
    case Credentials::Source::Environment:
        return words(QT_TRANSLATE_NOOP("AccountText", "key from the environment"));
    case Credentials::Source::Keychain:
        return words(QT_TRANSLATE_NOOP("AccountText", "key in the keychain"));
    case Credentials::Source::Session:
        return words(QT_TRANSLATE_NOOP("AccountText", "key for this session"));
    case Credentials::Source::Demo:
    case Credentials::Source::None:
        break;
    }
    return words(QT_TRANSLATE_NOOP("AccountText", "no key yet"));
}

} // namespace

QString accountLine(Workspace &workspace)
{
    if (workspace.isDemo())
        return words(QT_TRANSLATE_NOOP("AccountText", "Demonstration · no model is trained"));
    const QString host = QUrl(workspace.serviceName()).host();
    const QString service = host == QStringLiteral("api.novita.ai") ? QStringLiteral("Novita AI") : host;
    return words(QT_TRANSLATE_NOOP("AccountText", "%1 · %2"))
        .arg(service, keyWords(workspace.credentials().source()));
}

QString balanceLine(const Account &account)
{
    if (!account.hasKey())
        return {};
    if (account.balance())
        return words(QT_TRANSLATE_NOOP("AccountText", "Balance %1"))
            .arg(moneyText(account.balance()->available));
    if (account.error())
        return words(QT_TRANSLATE_NOOP("AccountText", "Balance unknown"));
    return {}; // the first answer is on its way
}

} // namespace easel
