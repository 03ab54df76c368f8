// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/AccountSection.h"

#include "app/core/Clock.h"
#include "app/workspace/Account.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/runs/RunTexts.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/UnitText.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QUrl>
#include <QVBoxLayout>

namespace easel {

namespace {

QString sourceSentence(Credentials::Source source)
{
    switch (source) {
    case Credentials::Source::File:
        return AccountSection::tr("The key in use comes from a file.");
    case Credentials::Source::Environment:
        return AccountSection::tr("The key in use comes from the environment variable NOVITA_API_KEY.");
    case Credentials::Source::Keychain:
        return AccountSection::tr("A key is kept in the system's keychain.");
    case Credentials::Source::Session:
        return AccountSection::tr("A key is kept until Easel is closed, and nowhere on disk.");
    case Credentials::Source::Demo:
        return AccountSection::tr("This is the demonstration. It has a key of its own, costs nothing, and no "
                                  "model is trained. Start Easel without --demo to use your account.");
    case Credentials::Source::None:
        break;
    }
    return AccountSection::tr(
        "There is no key yet. Trainings and samples are made with your Novita AI account, "
        "which knows Easel by an API key.");
}

/// What the account holds, of when that is, and why it could not be asked again.
QString balanceSentence(const Account &account, const QDateTime &now)
{
    QString sentence;
    if (const auto &balance = account.balance()) {
        sentence = AccountSection::tr("%1 available, as of %2.", "money, a time")
                       .arg(moneyText(balance->available), whenText(account.seenAt(), now));
        if (balance->outstandingInvoices.value_or(0) != 0) {
            sentence +=
                u' ' +
                AccountSection::tr("Outstanding invoices: %1.").arg(moneyText(*balance->outstandingInvoices));
        }
    } else if (account.asking()) {
        sentence = AccountSection::tr("Asking for the balance…");
    } else {
        sentence = AccountSection::tr("The balance is unknown.");
    }
    if (account.error())
        sentence += u' ' + account.error()->message;
    return sentence;
}

} // namespace

AccountSection::AccountSection(Workspace &workspace, QWidget *parent)
    : Section(tr("Account"), {}, parent)
    , m_workspace(workspace)
{
    createWidgets();
    layOut();
    connectSignals();
    updateSource();
}

void AccountSection::createWidgets()
{
    m_source = new TextLabel({}, TextStyle::Body, ThemeColor::Dim, this);
    m_source->setObjectName(QStringLiteral("keySource"));
    m_balanceRow = new QWidget(this);
    m_balance = new TextLabel({}, TextStyle::Body, ThemeColor::Text, this);
    m_balance->setObjectName(QStringLiteral("accountBalance"));
    m_askBalance = new Button(tr("Ask again"), Button::Kind::Link, this);
    m_askBalance->setObjectName(QStringLiteral("askBalance"));
    m_askBalance->setAccessibleName(tr("Ask for the balance again"));
    m_key = new QLineEdit(this);
    m_key->setObjectName(QStringLiteral("apiKey"));
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_field = new Field(tr("API key"), m_key, this);
    m_keep = new Button(tr("Test and keep"), Button::Kind::Primary, this);
    m_keep->setObjectName(QStringLiteral("keepKey"));
    m_forget = new Button(tr("Forget the key"), Button::Kind::Normal, this);
    m_forget->setObjectName(QStringLiteral("forgetKey"));
    m_link = new Button(tr("Get a key at novita.ai"), Button::Kind::Link, this);
    m_link->setToolTip(QStringLiteral("https://novita.ai"));
    m_outcome = new TextLabel({}, TextStyle::Body, ThemeColor::Dim, this);
    m_outcome->setObjectName(QStringLiteral("keyOutcome"));
    m_outcome->hide();
    const bool demo = m_workspace.isDemo();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_keep), static_cast<QWidget *>(m_link)})
        widget->setVisible(!demo);
}

void AccountSection::layOut()
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_keep);
    buttons->addWidget(m_forget);
    buttons->addStretch();
    buttons->addWidget(m_link);
    auto *balance = new QHBoxLayout(m_balanceRow);
    balance->setContentsMargins({});
    balance->setSpacing(space::s);
    balance->addWidget(m_balance, 1);
    balance->addWidget(m_askBalance, 0, Qt::AlignTop);
    body()->addWidget(m_source);
    body()->addWidget(m_balanceRow);
    body()->addWidget(m_field);
    body()->addWidget(m_outcome);
    body()->addLayout(buttons);
}

void AccountSection::connectSignals()
{
    connect(m_keep, &Button::clicked, this, &AccountSection::testAndKeep);
    connect(m_key, &QLineEdit::returnPressed, this, &AccountSection::testAndKeep);
    connect(m_key, &QLineEdit::textChanged, this, [this] {
        m_field->setError({});
        setBusy(m_busy);
    });
    connect(m_forget, &Button::clicked, this, &AccountSection::forget);
    connect(m_link, &Button::clicked, this,
            [] { QDesktopServices::openUrl(QUrl(QStringLiteral("https://novita.ai"))); });
    connect(&m_workspace.credentials(), &Credentials::keyChanged, this, &AccountSection::updateSource);
    connect(m_askBalance, &Button::clicked, &m_workspace.account(), &Account::refresh);
    connect(&m_workspace.account(), &Account::changed, this, &AccountSection::updateBalance);
    updateBalance();
    setBusy(false);
}

void AccountSection::takeFocus()
{
    if (!m_workspace.isDemo())
        m_key->setFocus();
}

void AccountSection::testAndKeep()
{
    const QString key = m_key->text().trimmed();
    if (key.isEmpty() || m_busy)
        return;
    setBusy(true);
    m_field->setError({});
    tell(tr("Asking the service…"), ThemeColor::Dim);
    m_workspace.runs().testKey(key, [self = QPointer(this), key](const Result<void> &tested) {
        if (!self)
            return;
        if (tested) {
            self->keep(key);
            return;
        }
        self->setBusy(false);
        self->tell({}, ThemeColor::Dim);
        self->m_field->setError(tested.error().message);
        self->m_key->setFocus();
    });
}

void AccountSection::keep(const QString &key)
{
    m_workspace.credentials().store(key, [self = QPointer(this)](const Result<void> &kept) {
        if (!self)
            return;
        self->setBusy(false);
        self->m_key->clear();
        self->updateSource();
        if (kept)
            self->tell(tr("The key works, and is kept in the system's keychain."), ThemeColor::Green);
        else
            self->tell(tr("The key works. There is no keychain here that could keep it, so it is for this "
                          "session only."),
                       ThemeColor::Amber);
    });
}

void AccountSection::forget()
{
    setBusy(true);
    m_workspace.credentials().forget([self = QPointer(this)](const Result<void> &forgotten) {
        if (!self)
            return;
        self->setBusy(false);
        self->updateSource();
        const bool gone = self->m_workspace.credentials().key().isEmpty();
        if (forgotten || gone)
            self->tell(tr("The key is forgotten."), ThemeColor::Dim);
        else
            self->tell(forgotten.error().message, ThemeColor::Red);
    });
}

void AccountSection::setBusy(bool busy)
{
    m_busy = busy;
    m_key->setReadOnly(busy);
    m_keep->setEnabled(!busy && !m_key->text().trimmed().isEmpty());
    m_forget->setEnabled(!busy);
}

void AccountSection::tell(const QString &sentence, ThemeColor color)
{
    m_outcome->setColor(color);
    m_outcome->setText(sentence);
    m_outcome->setVisible(!sentence.isEmpty());
}

void AccountSection::updateSource()
{
    const Credentials::Source source = m_workspace.credentials().source();
    m_source->setText(sourceSentence(source));
    m_forget->setVisible(source == Credentials::Source::Keychain || source == Credentials::Source::Session);
}

void AccountSection::updateBalance()
{
    const Account &account = m_workspace.account();
    m_balanceRow->setVisible(account.hasKey());
    m_askBalance->setEnabled(!account.asking());
    m_balance->setText(balanceSentence(account, m_workspace.clock().utcNow()));
    m_balance->setColor(account.error() ? ThemeColor::Amber : ThemeColor::Text);
}

} // namespace easel
