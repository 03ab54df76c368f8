// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

namespace easel {

/// Pictures made with a trained LoRA: what to make, and the gallery.
class SamplesPage : public Page
{
    Q_OBJECT
public:
    SamplesPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~SamplesPage() override;

    void showRun(const QString &runId);

Q_SIGNALS:
    void runChosen(const QString &runId);
};

} // namespace easel
