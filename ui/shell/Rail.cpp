// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Rail.h"

#include "app/dataset/Dataset.h"
#include "app/workspace/Account.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/desktop/RunsProgress.h"
#include "ui/shell/AccountText.h"
#include "ui/shell/DatasetTile.h"
#include "ui/shell/PageList.h"
#include "ui/shell/RailRow.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ToolTipText.h"

#include <QMenu>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr int railWidth = 208;

const QString settingsPage = QStringLiteral("settings");

} // namespace

Rail::Rail(Workspace &workspace, QWidget *parent)
    : Surface(ThemeColor::Panel, Qt::RightEdge, parent)
    , m_workspace(workspace)
{
    createWidgets();
    layOut();
    connectSignals();
    countDataset();
    countRuns();
    updateAccount();
    updateBalance();
}

void Rail::createWidgets()
{
    m_tile = new DatasetTile(m_workspace.dataset(), this);
    m_pages = new PageList(this);
    m_pages->addPage(QStringLiteral("dataset"), tr("Dataset"), QStringLiteral("dataset"));
    m_pages->addPage(QStringLiteral("training"), tr("Training"), QStringLiteral("training"));
    m_pages->addPage(QStringLiteral("runs"), tr("Runs"), QStringLiteral("runs"));
    m_pages->addPage(QStringLiteral("samples"), tr("Samples"), QStringLiteral("samples"));
    m_account = new TextLabel({}, TextStyle::Facts, ThemeColor::Dim, this);
    m_account->setObjectName(QStringLiteral("account"));
    m_balance = new TextLabel({}, TextStyle::Facts, ThemeColor::Dim, this);
    m_balance->setObjectName(QStringLiteral("balance"));
    m_settings = new RailButton(QStringLiteral("settings"), tr("Settings"), this);
    m_settings->setObjectName(QStringLiteral("settingsButton"));
    setFixedWidth(railWidth);
}

void Rail::layOut()
{
    auto *line = new Surface(ThemeColor::Hairline, {}, this);
    line->setFixedHeight(1);
    auto *account = new QVBoxLayout;
    account->setContentsMargins(space::m, 0, space::m, 0);
    account->setSpacing(0);
    account->addWidget(m_account);
    account->addWidget(m_balance);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::m, space::m, space::m, space::m);
    column->setSpacing(space::m);
    column->addWidget(m_tile);
    column->addWidget(m_pages);
    column->addStretch();
    column->addWidget(line);
    column->addLayout(account);
    column->addWidget(m_settings);
}

void Rail::connectSignals()
{
    connect(m_tile, &QAbstractButton::clicked, this, &Rail::openMenu);
    connect(m_pages, &PageList::pageChosen, this, &Rail::pageChosen);
    connect(m_settings, &QAbstractButton::clicked, this, [this] { Q_EMIT pageChosen(settingsPage); });
    Dataset &dataset = m_workspace.dataset();
    for (const auto changed : {&Dataset::stateChanged, &Dataset::reset})
        connect(&dataset, changed, this, &Rail::countDataset);
    for (const auto changed : {&Dataset::rowsInserted, &Dataset::rowsRemoved})
        connect(&dataset, changed, this, &Rail::countDataset);
    for (const auto changed : {&Runs::runAdded, &Runs::runChanged})
        connect(&m_workspace.runs(), changed, this, &Rail::countRuns);
    connect(&m_workspace.runs(), &Runs::runRemoved, this, &Rail::countRuns);
    connect(&m_workspace.account(), &Account::changed, this, &Rail::updateBalance);
    connect(&m_workspace.credentials(), &Credentials::keyChanged, this, &Rail::updateAccount);
}

void Rail::setMenu(QMenu *menu)
{
    m_menu = menu;
}

void Rail::showPage(const QString &page)
{
    m_pages->showPage(page);
    m_settings->setChosen(page == settingsPage);
}

void Rail::showProgress(const RunsProgress &progress)
{
    const bool urgent = progress.needing > 0;
    QString words = progressWords(progress);
    if (urgent && progress.active > 0)
        words = tr("%1 !", "the runs' progress; one of them needs the person").arg(words);
    m_pages->setNote(QStringLiteral("runs"), words, progressSentence(progress), urgent);
}

void Rail::openMenu()
{
    if (!m_menu)
        return;
    const QPoint corner = isRightToLeft()
                              ? m_tile->rect().bottomRight() - QPoint(m_menu->sizeHint().width(), 0)
                              : m_tile->rect().bottomLeft();
    m_menu->popup(m_tile->mapToGlobal(corner + QPoint(0, space::xs)));
}

void Rail::countDataset()
{
    m_pages->setCount(QStringLiteral("dataset"), m_workspace.dataset().count());
}

void Rail::countRuns()
{
    int samples = 0;
    int kept = 0;
    for (const Run &run : m_workspace.runs().all()) {
        if (run.archived)
            continue;
        ++kept;
        samples += run.samplesDone();
    }
    m_pages->setCount(QStringLiteral("runs"), kept);
    m_pages->setCount(QStringLiteral("samples"), samples);
}

void Rail::updateAccount()
{
    const QString line = accountLine(m_workspace);
    m_account->setText(
        QString(line).replace(QStringLiteral(" · "), QStringLiteral("\n"))); // it is narrow here
    m_account->setAccessibleName(line);
}

void Rail::updateBalance()
{
    const Account &account = m_workspace.account();
    const QString line = balanceLine(account);
    m_balance->setText(line);
    const auto &error = account.error();
    m_balance->setToolTip(error ? toolTipText(error->message) : QString());
    m_balance->setVisible(!line.isEmpty());
}

} // namespace easel
