// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

namespace easel {

/// A table of runs, and for the chosen one its stages, progress, what happened, recipe and models.
class RunsPage : public Page
{
    Q_OBJECT
public:
    RunsPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~RunsPage() override;

    void showRun(const QString &runId);

Q_SIGNALS:
    void samplesRequested(const QString &runId);
};

} // namespace easel
