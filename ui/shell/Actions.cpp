// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Actions.h"

#include "ui/theme/Theme.h"

#include <QAction>

#include <algorithm>

namespace easel {

QAction *Actions::add(const QString &id, const QString &text, const QKeySequence &shortcut,
                      const QString &icon)
{
    Q_ASSERT_X(!find(id), "Actions::add", "an action of this id is there already");
    auto *action = new QAction(text, this);
    action->setObjectName(id);
    action->setShortcut(shortcut);
    if (!icon.isEmpty())
        action->setIcon(themeIcon(icon));
    m_actions.push_back(action);
    Q_EMIT added(action);
    return action;
}

QAction *Actions::find(const QString &id) const
{
    const auto found = std::ranges::find(m_actions, id, &QAction::objectName);
    return found == m_actions.end() ? nullptr : *found;
}

} // namespace easel
