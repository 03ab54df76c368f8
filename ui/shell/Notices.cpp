// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Notices.h"

#include <QVBoxLayout>

namespace easel {

Notices::Notices(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space::xl, space::m, space::xl, 0);
    m_column->setSpacing(space::s);
    hide();
}

void Notices::show(const QString &name, const QString &sentence, Banner::Tone tone, const Choice &first,
                   const Choice &second)
{
    dismiss(name);
    auto *banner = new Banner(this);
    banner->setObjectName(name);
    m_banners.insert(name, banner);
    m_column->addWidget(banner);
    const auto choose = [this, name](const Choice &choice) {
        return [this, name, chosen = choice.chosen] {
            dismiss(name);
            if (chosen)
                chosen();
        };
    };
    connect(banner, &Banner::clicked, this, choose(first));
    connect(banner, &Banner::secondClicked, this, choose(second));
    connect(banner, &Banner::closed, this, [this, name] { dismiss(name); });
    banner->showMessage(sentence, tone, first.text, second.text);
    setVisible(true);
}

void Notices::dismiss(const QString &name)
{
    Banner *banner = m_banners.take(name);
    if (!banner)
        return;
    banner->hide();
    m_column->removeWidget(banner);
    banner->deleteLater(); // it may be the one whose button was pressed
    setVisible(!m_banners.isEmpty());
}

void Notices::dismissAll(const QString &prefix)
{
    const QStringList names = m_banners.keys();
    for (const QString &name : names) {
        if (name.startsWith(prefix))
            dismiss(name);
    }
}

} // namespace easel
