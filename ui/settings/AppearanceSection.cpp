// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/AppearanceSection.h"

#include "app/workspace/Settings.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QVBoxLayout>

namespace easel {

AppearanceSection::AppearanceSection(Settings &settings, QWidget *parent)
    : Section(tr("Appearance"), tr("The pictures are the brightest thing on the screen in each of them."),
              parent)
{
    auto *group = new QButtonGroup(this);
    auto *row = new FlowLayout(space::s);
    for (const auto &[appearance, text] :
         {std::pair(Appearance::System, tr("System")), std::pair(Appearance::Light, tr("Light")),
          std::pair(Appearance::Dark, tr("Dark")),
          std::pair(Appearance::HighContrast, tr("High contrast"))}) {
        auto *button = new Button(text, Button::Kind::Normal, this);
        button->setObjectName(QStringLiteral("appearance-") + appearanceWord(appearance));
        button->setCheckable(true);
        group->addButton(button);
        row->addWidget(button);
        const auto follow = [&settings, button, appearance = appearance] {
            button->setChecked(settings.appearance() == appearance);
        };
        connect(button, &Button::clicked, this,
                [&settings, appearance = appearance] { settings.setAppearance(appearance); });
        connect(&settings, &Settings::appearanceChanged, button, follow);
        follow();
    }
    body()->addLayout(row);
}

} // namespace easel
