// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleViewer.h"

#include "ui/samples/SamplesModel.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"
#include "ui/widgets/ZoomView.h"

namespace easel {

SampleViewer::SampleViewer(const SamplesModel &model, Thumbnailer &previews, const TilePixmaps &tiles,
                           QWidget *page)
    : PictureViewer(previews, page)
    , m_model(model)
    , m_tiles(tiles)
    , m_line(new TextLabel(QString(), TextStyle::Facts, ThemeColor::Dim, this))
{
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setTextFormat(Qt::PlainText);
    setFooter(m_line);
}

void SampleViewer::showSample(qint64 id)
{
    const QModelIndex index = m_model.indexOf(id);
    const QString file = index.data(SamplesModel::FileRole).toString();
    if (file.isEmpty())
        return;
    m_id = id;
    const Sample &sample = m_model.at(index.row());
    view().showPicture(file, 0, sample.size, m_tiles.atHand(file, 0));
    m_line->setText(
        QStringList{sample.prompt, strengthText(sample), index.data(SamplesModel::SeedTextRole).toString()}
            .join(QStringLiteral(" · ")));
    setAccessibleName(index.data(Qt::AccessibleTextRole).toString());
    open();
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

} // namespace easel
