// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

namespace easel {

class AccountSection;

/// Account and key, service address, appearance.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~SettingsPage() override;

    void activated() override;

private:
    void layOut(Workspace &workspace);

    AccountSection *m_account = nullptr;
};

} // namespace easel
