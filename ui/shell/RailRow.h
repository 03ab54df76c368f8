// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QPainter;

namespace easel {

/// How one row of the rail looks: an icon, a word, a number or a few words at its end.
struct RailRowLook
{
    QString icon;
    QString text;
    QString count;
    bool urgent = false; ///< the count asks to be looked at
    bool chosen = false;
    bool hovered = false;
    bool focused = false;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};
void paintRailRow(QPainter *painter, const QRect &rect, const RailRowLook &look);
int railRowHeight();
/// The widget has the focus, and the person moves it with keys.
bool showsKeyboardFocus(const QWidget *widget);

/// A row of the rail that is a button of its own.
class RailButton : public QAbstractButton
{
    Q_OBJECT
public:
    RailButton(const QString &icon, const QString &text, QWidget *parent = nullptr);
    void setChosen(bool chosen); ///< what it opens is shown
    bool isChosen() const { return m_chosen; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QString m_icon;
    bool m_chosen = false;
};

} // namespace easel
