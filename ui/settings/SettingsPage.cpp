// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsPage.h"

#include "app/workspace/Workspace.h"
#include "ui/settings/AccountSection.h"
#include "ui/settings/AppearanceSection.h"
#include "ui/settings/ClosingSection.h"
#include "ui/settings/ServiceSection.h"
#include "ui/settings/StorageSection.h"
#include "ui/widgets/TextLabel.h"

#include <QDir>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr int widest = 560; // lines of words are read well up to here

} // namespace

SettingsPage::SettingsPage(Workspace &workspace, Actions &, QWidget *parent)
    : Page(parent)
{
    layOut(workspace);
    setStatus(tr("Settings, runs and samples lie in %1").arg(QDir::toNativeSeparators(workspace.profile())),
              {});
}

SettingsPage::~SettingsPage() = default;

void SettingsPage::layOut(Workspace &workspace)
{
    auto *content = new QWidget;
    content->setMaximumWidth(widest);
    m_account = new AccountSection(workspace, content);
    auto *sections = new QVBoxLayout(content);
    sections->setContentsMargins({});
    sections->setSpacing(space::xxl);
    sections->addWidget(m_account);
    if (!workspace.isDemo()) // the demonstration brings its own
        sections->addWidget(new ServiceSection(workspace, content));
    sections->addWidget(new AppearanceSection(workspace.settings(), content));
    sections->addWidget(new ClosingSection(workspace.settings(), content));
    sections->addWidget(new StorageSection(workspace.storage(), content));
    sections->addStretch(1);

    auto *room = new QWidget;
    auto *row = new QHBoxLayout(room);
    row->setContentsMargins(space::xl, space::m, space::xl, space::xl);
    row->setSpacing(0);
    row->addWidget(content, 1);
    row->addStretch(0);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(room);

    auto *title = new TextLabel(tr("Settings"), TextStyle::PageTitle, ThemeColor::Text);
    title->setContentsMargins(space::xl, space::m, space::xl, space::m);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(title);
    column->addWidget(scroll, 1);
}

void SettingsPage::activated()
{
    m_account->takeFocus();
}

} // namespace easel
