// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/DatasetPresence.h"

#include <QObject>

namespace easel {

class Notices;
class Workspace;

/// Turns what goes wrong behind the pages into a line above them with the button that helps.
class Troubles : public QObject
{
    Q_OBJECT
public:
    Troubles(Workspace &workspace, Notices &notices, QObject *parent = nullptr);

Q_SIGNALS:
    void settingsRequested();

private:
    void watchDataset();
    void watchRuns();
    void watchPresence();
    void tellConflict(const QString &id);

    Workspace &m_workspace;
    Notices &m_notices;
    DatasetPresence m_presence;
};

} // namespace easel
