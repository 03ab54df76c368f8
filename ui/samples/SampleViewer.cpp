// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleViewer.h"

#include "ui/samples/SamplesModel.h"
#include "ui/widgets/PicturePreview.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace easel {

SampleViewer::SampleViewer(const SamplesModel &model, Thumbnailer &previews, const TilePixmaps &tiles,
                           QWidget *page)
    : QWidget(page)
    , m_model(model)
    , m_tiles(tiles)
    , m_preview(new PicturePreview(previews, this))
    , m_line(new TextLabel(QString(), TextStyle::Facts, ThemeColor::Dim, this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(m_preview, 1);
    layout->addWidget(m_line);
    page->installEventFilter(this);
    hide();
}

void SampleViewer::showSample(qint64 id)
{
    const QModelIndex index = m_model.indexOf(id);
    const QString file = index.data(SamplesModel::FileRole).toString();
    if (file.isEmpty())
        return;
    m_id = id;
    const Sample &sample = m_model.at(index.row());
    m_preview->showPicture(file, 0, sample.size, m_tiles.atHand(file, 0));
    m_line->setText(
        QStringList{sample.prompt, strengthText(sample), index.data(SamplesModel::SeedTextRole).toString()}
            .join(QStringLiteral(" · ")));
    setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void SampleViewer::step(int direction)
{
    for (int row = m_model.indexOf(m_id).row() + direction; row >= 0 && row < m_model.rowCount();
         row += direction) {
        if (m_model.at(row).state == SampleState::Done) {
            showSample(m_model.at(row).id);
            return;
        }
    }
}

void SampleViewer::close()
{
    hide();
    m_preview->clear();
    Q_EMIT closed(m_id);
}

void SampleViewer::keyPressEvent(QKeyEvent *event)
{
    const int forward = isRightToLeft() ? -1 : 1;
    switch (event->key()) {
    case Qt::Key_Left:
        step(-forward);
        break;
    case Qt::Key_Right:
        step(forward);
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

void SampleViewer::mouseReleaseEvent(QMouseEvent *)
{
    close();
}

bool SampleViewer::focusNextPrevChild(bool)
{
    return true; // what lies beneath is not seen, so the focus stays here
}

bool SampleViewer::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void SampleViewer::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), themeColor(ThemeColor::Window));
}

} // namespace easel
