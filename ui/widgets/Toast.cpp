// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Toast.h"

#include "ui/widgets/Widgets.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <chrono>

namespace easel {

using namespace std::chrono_literals;

namespace {
constexpr auto shownFor = 8s;
constexpr int shadow = space::s; ///< room around the line for its shadow
} // namespace

Toast::Toast(QWidget *parent)
    : QWidget(parent)
    , m_text(new TextLabel(QString(), TextStyle::Body, ThemeColor::Text, this))
    , m_button(new Button(QString(), Button::Kind::Link, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(shadow + space::l, shadow + space::s, shadow + space::l, shadow + space::s);
    layout->setSpacing(space::m);
    m_text->setWordWrap(false);
    layout->addWidget(m_text);
    layout->addWidget(m_button);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Toast::dismiss);
    connect(m_button, &Button::clicked, this, [this] {
        dismiss();
        Q_EMIT clicked();
    });
    parent->installEventFilter(this);
    hide();
}

void Toast::showMessage(const QString &sentence, const QString &button)
{
    showLine(sentence, button);
    if (!underMouse())
        m_timer.start(shownFor);
}

void Toast::showProgress(const QString &sentence)
{
    m_timer.stop();
    showLine(sentence, {});
}

void Toast::dismiss()
{
    m_timer.stop();
    hide();
}

void Toast::showLine(const QString &sentence, const QString &button)
{
    const bool same = isVisible() && m_text->text() == sentence;
    m_text->setText(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    place();
    show();
    raise();
    if (same)
        return;
    QAccessibleEvent alert(this, QAccessible::Alert);
    setAccessibleName(sentence);
    QAccessible::updateAccessibility(&alert);
}

void Toast::place()
{
    adjustSize();
    const QSize room = parentWidget()->size();
    resize(std::min(width(), room.width()), height());
    move((room.width() - width()) / 2, room.height() - height() - space::s);
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden())
        place();
    return QWidget::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent *)
{
    m_timer.stop();
}

void Toast::leaveEvent(QEvent *)
{
    if (isVisible() && !m_button->text().isEmpty())
        m_timer.start(shownFor);
    else if (isVisible())
        m_timer.start(shownFor / 4);
}

void Toast::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    painter.setPen(Qt::NoPen);
    for (int i = shadow; i > 0; i -= 2) {
        painter.setBrush(QColor(0, 0, 0, 10));
        painter.drawRoundedRect(body.adjusted(-i, -i + 2, i, i), radius::card + i, radius::card + i);
    }
    painter.setPen(themeColor(ThemeColor::Hairline));
    painter.setBrush(themeColor(ThemeColor::Raised));
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), radius::card, radius::card);
}

} // namespace easel
