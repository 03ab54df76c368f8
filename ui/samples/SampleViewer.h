// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace easel {

class PicturePreview;
class SamplesModel;
class TextLabel;
class Thumbnailer;
class TilePixmaps;

/// One sample over the whole page, as large as it fits. Left and right go to the others that have a picture;
/// Escape, Space or a click ends it.
class SampleViewer : public QWidget
{
    Q_OBJECT
public:
    SampleViewer(const SamplesModel &model, Thumbnailer &previews, const TilePixmaps &tiles, QWidget *page);

    void showSample(qint64 id);
    qint64 sample() const { return m_id; }

Q_SIGNALS:
    void closed(qint64 sample); ///< the one that was seen last

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void step(int direction);
    void close();

    const SamplesModel &m_model;
    const TilePixmaps &m_tiles;
    qint64 m_id = 0;
    PicturePreview *m_preview;
    TextLabel *m_line;
};

} // namespace easel
