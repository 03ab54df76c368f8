// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

namespace easel {

/// All settings of a training, the checks before it, and the one button.
class TrainingPage : public Page
{
    Q_OBJECT
public:
    TrainingPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~TrainingPage() override;

Q_SIGNALS:
    void runStarted(const QString &runId);
    void itemsRequested(const QStringList &ids); ///< show these pictures on the Dataset page
};

} // namespace easel
