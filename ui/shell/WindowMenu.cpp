// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowMenu.h"

#include "app/workspace/Settings.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/ToolTipText.h"

#include <QDir>
#include <QFileInfo>

namespace easel {

WindowMenu::WindowMenu(Settings &settings, Actions &actions, QWidget *parent)
    : QMenu(parent)
    , m_settings(settings)
    , m_actions(actions)
{
    setObjectName(QStringLiteral("windowMenu"));
    setAccessibleName(tr("Easel"));
    connect(this, &QMenu::aboutToShow, this, &WindowMenu::fill);
    fill();
}

void WindowMenu::fill()
{
    clear();
    qDeleteAll(findChildren<QMenu *>(QString(), Qt::FindDirectChildrenOnly));
    const QStringList first{QStringLiteral("dataset.open"), QStringLiteral("dataset.new")};
    const QStringList last{QStringLiteral("app.settings"), QStringLiteral("app.quit")};
    m_shown = first + last;
    for (const QString &id : first)
        addAction(m_actions.find(id));
    addRecent();
    addSeparator();
    addGroup(QStringLiteral("dataset."), tr("Dataset"));
    addGroup(QStringLiteral("edit."), tr("Edit"));
    addGroup(QStringLiteral("training."), tr("Training"));
    addGroup(QStringLiteral("runs."), tr("Runs"));
    addGroup(QStringLiteral("samples."), tr("Samples"));
    addGroup(QStringLiteral("view."), tr("View"));
    addGroup(QStringLiteral("appearance."), tr("Appearance"));
    addSeparator();
    for (const QString &id : last)
        addAction(m_actions.find(id));
}

void WindowMenu::addRecent()
{
    m_settings.checkRecentDatasets(); // for the next time: a menu waits for no disk
    const QStringList folders = m_settings.recentDatasets();
    if (folders.isEmpty())
        return;
    auto *recent = new QMenu(tr("Recent datasets"), this);
    for (const QString &folder : folders) {
        QString name = QFileInfo(folder).fileName();
        name.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction *action = recent->addAction(name);
        action->setToolTip(toolTipText(QDir::toNativeSeparators(folder)));
        connect(action, &QAction::triggered, this, [this, folder] { Q_EMIT datasetChosen(folder); });
    }
    recent->setToolTipsVisible(true);
    addMenu(recent);
}

void WindowMenu::addGroup(const QString &prefix, const QString &title)
{
    QMenu *group = nullptr;
    for (QAction *action : m_actions.all()) {
        const QString id = action->objectName();
        if (!id.startsWith(prefix) || m_shown.contains(id))
            continue;
        if (!group)
            group = new QMenu(title, this);
        group->addAction(action);
    }
    if (group)
        addMenu(group);
}

} // namespace easel
