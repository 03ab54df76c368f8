// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StartPage.h"

#include "app/workspace/Settings.h"
#include "ui/shell/Actions.h"
#include "ui/shell/RecentRow.h"
#include "ui/widgets/EmptyState.h"

#include <QAction>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr int mostRecent = 5;
constexpr int recentWidth = 480;

} // namespace

StartPage::StartPage(Settings &settings, Actions &actions, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_recent(new QWidget(this))
    , m_rows(new QVBoxLayout(m_recent))
{
    auto *welcome = new EmptyState(
        QStringLiteral("drop"), tr("Drop a folder or pictures here"),
        tr("Easel turns a folder of pictures with captions into a style of your own. The originals are never "
           "changed."),
        this);
    welcome->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (const auto &[id, primary] :
         {std::pair(QStringLiteral("dataset.open"), true), std::pair(QStringLiteral("dataset.new"), false),
          std::pair(QStringLiteral("dataset.example"), false)}) {
        QAction *action = actions.find(id);
        Button *button = welcome->addButton(action->iconText(), primary);
        connect(button, &Button::clicked, action, &QAction::trigger);
        const auto follow = [button, action] {
            button->setText(action->iconText());
            button->setEnabled(action->isEnabled());
        };
        connect(action, &QAction::changed, button, follow);
    }
    m_rows->setContentsMargins({});
    m_rows->setSpacing(0);
    m_recent->setFixedWidth(recentWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::xxl);
    column->addStretch(2);
    column->addWidget(welcome);
    column->addWidget(m_recent, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(&m_settings, &Settings::recentDatasetsChanged, this, &StartPage::listRecent);
    m_settings.checkRecentDatasets();
    listRecent();
}

void StartPage::listRecent()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (QWidget *row = item->widget()) {
            row->hide();
            row->deleteLater(); // it may be the one that was pressed
        }
        delete item;
    }
    const QStringList folders = m_settings.recentDatasets().mid(0, mostRecent);
    m_recent->setVisible(!folders.isEmpty());
    if (folders.isEmpty())
        return;
    auto *title = new TextLabel(tr("Recent datasets"), TextStyle::FactsSemibold, ThemeColor::Dim, m_recent);
    title->setContentsMargins(space::s, 0, space::s, space::xs);
    m_rows->addWidget(title);
    for (const QString &folder : folders)
        m_rows->addWidget(createRecentRow(folder));
}

QWidget *StartPage::createRecentRow(const QString &folder)
{
    auto *row = new RecentRow(folder, m_recent);
    connect(row, &QAbstractButton::clicked, this, [this, folder] { Q_EMIT datasetChosen(folder); });
    return row;
}

} // namespace easel
