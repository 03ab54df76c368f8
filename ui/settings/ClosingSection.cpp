// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/ClosingSection.h"

#include "app/workspace/Settings.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QSystemTrayIcon>
#include <QVBoxLayout>

namespace easel {

ClosingSection::ClosingSection(Settings &settings, QWidget *parent)
    : Section(tr("When the window is closed during a run"),
              tr("Nothing is cancelled in any case: the service goes on, and Easel takes the rest up at its "
                 "next start."),
              parent)
{
    struct Choice
    {
        WhenClosed choice;
        QString name;
        QString text;
    };
    auto *group = new QButtonGroup(this);
    auto *row = new FlowLayout(space::s);
    for (const Choice &each :
         {Choice{WhenClosed::Ask, QStringLiteral("closing-ask"), tr("Ask")},
          Choice{WhenClosed::Tray, QStringLiteral("closing-tray"), tr("Go on in the tray")},
          Choice{WhenClosed::End, QStringLiteral("closing-end"), tr("Stop watching and close")}}) {
        // A choice that this desktop cannot keep is not offered, unless it was made on another.
        const bool offered = each.choice != WhenClosed::Tray || QSystemTrayIcon::isSystemTrayAvailable() ||
                             settings.whenClosed() == WhenClosed::Tray;
        if (!offered)
            continue;
        auto *button = new Button(each.text, Button::Kind::Normal, this);
        button->setObjectName(each.name);
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
        const auto follow = [&settings, button, choice = each.choice] {
            button->setChecked(settings.whenClosed() == choice);
        };
        connect(button, &Button::clicked, this,
                [&settings, choice = each.choice] { settings.setWhenClosed(choice); });
        connect(&settings, &Settings::whenClosedChanged, button, follow);
        follow();
    }
    body()->addLayout(row);
}

} // namespace easel
