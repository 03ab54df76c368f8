// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace easel {

class Actions;
class Settings;

/// The window's one menu: everything that the registry holds, by group, and the datasets of before. Filled
/// each time it opens.
class WindowMenu : public QMenu
{
    Q_OBJECT
public:
    WindowMenu(Settings &settings, Actions &actions, QWidget *parent);

Q_SIGNALS:
    void datasetChosen(const QString &folder);

private:
    void fill();
    void addRecent();
    void addGroup(const QString &prefix, const QString &title);

    Settings &m_settings;
    Actions &m_actions;
    QStringList m_shown; ///< ids that stand in the menu already
};

} // namespace easel
