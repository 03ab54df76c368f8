// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/PictureViewer.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/AccessibleRole.h"
#include "ui/widgets/ZoomView.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace easel {

namespace {

constexpr double keyZoom = 1.25;
constexpr int keyPan = 80; // pixels

} // namespace

PictureViewer::PictureViewer(Thumbnailer &thumbnailer, QWidget *page)
    : QWidget(page)
    , m_view(new ZoomView(thumbnailer, this))
    , m_close(new QToolButton(this))
    , m_layout(new QVBoxLayout(this))
{
    setFocusPolicy(Qt::StrongFocus);
    giveAccessibleRole(*this, QAccessible::Pane);
    m_close->setIcon(themeIcon(QStringLiteral("close")));
    m_close->setAutoRaise(true);
    m_close->setAccessibleName(tr("Close the picture"));
    m_close->setToolTip(tr("Close (Escape)"));
    m_close->setFocusPolicy(Qt::NoFocus); // Escape does the same
    m_layout->setContentsMargins(space::xl, space::xl + space::m, space::xl, space::l);
    m_layout->setSpacing(space::m);
    m_layout->addWidget(m_view, 1);
    connect(m_close, &QToolButton::clicked, this, &PictureViewer::close);
    connect(m_view, &ZoomView::clickedBeside, this, &PictureViewer::close);
    page->installEventFilter(this);
    hide();
}

void PictureViewer::setFooter(QWidget *footer)
{
    m_layout->addWidget(footer);
}

void PictureViewer::open()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void PictureViewer::close()
{
    if (!isVisible())
        return;
    hide();
    m_view->clear();
    ended();
}

bool PictureViewer::pan(int key)
{
    switch (key) {
    case Qt::Key_Left:
        m_view->panBy({keyPan, 0});
        return true;
    case Qt::Key_Right:
        m_view->panBy({-keyPan, 0});
        return true;
    case Qt::Key_Up:
        m_view->panBy({0, keyPan});
        return true;
    case Qt::Key_Down:
        m_view->panBy({0, -keyPan});
        return true;
    default:
        return false;
    }
}

bool PictureViewer::zoom(int key)
{
    switch (key) {
    case Qt::Key_0:
        m_view->fit();
        return true;
    case Qt::Key_1:
        m_view->oneToOne();
        return true;
    case Qt::Key_Z:
        m_view->toggle();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_view->zoomBy(keyZoom);
        return true;
    case Qt::Key_Minus:
        m_view->zoomBy(1 / keyZoom);
        return true;
    default:
        return false;
    }
}

void PictureViewer::keyPressEvent(QKeyEvent *event)
{
    const bool isCommand = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    if (isCommand || (isShifted && pan(event->key())) || zoom(event->key())) {
        event->setAccepted(!isCommand);
        return;
    }
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        step(-forward);
        break;
    case Qt::Key_Right:
        step(forward);
        break;
    case Qt::Key_Up:
    case Qt::Key_PageUp:
        step(-1);
        break;
    case Qt::Key_Down:
    case Qt::Key_PageDown:
        step(1);
        break;
    case Qt::Key_Escape:
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        close();
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool PictureViewer::event(QEvent *event)
{
    // A key that means something here is no shortcut of what lies beneath.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::NoModifier &&
            (key->key() == Qt::Key_Space || key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void PictureViewer::resizeEvent(QResizeEvent *)
{
    const QSize button = m_close->sizeHint();
    m_close->setGeometry(QStyle::visualRect(
        layoutDirection(), rect(), QRect(QPoint(width() - button.width() - space::s, space::s), button)));
}

void PictureViewer::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept(); // nothing of what lies beneath
}

bool PictureViewer::focusNextPrevChild(bool)
{
    return true; // what lies beneath is not seen, so the focus stays here
}

bool PictureViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void PictureViewer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeColor(ThemeColor::Window));
}

} // namespace easel
