// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Banner.h"

#include "ui/theme/Paint.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace easel {

namespace {

struct Look
{
    QString icon;
    ThemeColor color;
    ThemeColor fill;
};

Look lookOf(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Amber:
        return {QStringLiteral("warning"), ThemeColor::Amber, ThemeColor::AmberSoft};
    case Banner::Tone::Red:
        return {QStringLiteral("error"), ThemeColor::Red, ThemeColor::RedSoft};
    case Banner::Tone::Info:
        break;
    }
    return {QStringLiteral("info"), ThemeColor::AccentText, ThemeColor::AccentSoft};
}

} // namespace

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new IconLabel(QStringLiteral("info"), ThemeColor::AccentText, 20, this))
    , m_text(new TextLabel({}, TextStyle::Body, ThemeColor::Text, this))
    , m_button(new Button({}, Button::Kind::Normal, this))
    , m_secondButton(new Button({}, Button::Kind::Normal, this))
    , m_close(new QToolButton(this))
{
    m_close->setIcon(themeIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close this message"));
    m_close->setToolTip(m_close->accessibleName());
    m_close->setFocusPolicy(Qt::StrongFocus);
    layOut();
    connect(m_button, &Button::clicked, this, &Banner::clicked);
    connect(m_secondButton, &Button::clicked, this, &Banner::secondClicked);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT closed();
    });
    clear();
}

void Banner::layOut()
{
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::s, space::s, space::s);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addSpacing(space::xs);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(m_secondButton);
    row->addWidget(m_close);
}

void Banner::showMessage(const QString &sentence, Tone tone, const QString &button,
                         const QString &secondButton)
{
    m_tone = tone;
    const Look look = lookOf(tone);
    m_icon->setIcon(look.icon, look.color);
    m_text->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_secondButton->setText(secondButton);
    m_secondButton->setVisible(!secondButton.isEmpty());
    setAccessibleName(sentence);
    show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void Banner::clear()
{
    m_text->clear();
    hide();
}

bool Banner::focusButton()
{
    if (!isVisible() || m_button->isHidden())
        return false;
    m_button->setFocus(Qt::TabFocusReason);
    return true;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint::rounded(&painter, rect(), radius::card, themeColor(lookOf(m_tone).fill));
}

} // namespace easel
