// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunNews.h"
#include "ui/desktop/RunsProgress.h"

#include <QObject>

namespace easel {

class Workspace;

/// Follows all runs of a workspace, for whoever tells of them outside of the Runs page.
class RunsWatch : public QObject
{
    Q_OBJECT
public:
    explicit RunsWatch(Workspace &workspace, QObject *parent = nullptr);

    const RunsProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void progressChanged();
    void newsCame(const easel::RunNews &news);

private:
    void take(const QString &runId);
    void measure();

    Workspace &m_workspace;
    RunsProgressMeter m_meter;
    RunNewsReader m_reader;
    RunsProgress m_progress;
};

} // namespace easel
