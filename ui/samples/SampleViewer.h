// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/PictureViewer.h"

namespace easel {

class SamplesModel;
class TextLabel;
class TilePixmaps;

/// One sample over the whole page. Left and right go to the others that have a picture.
class SampleViewer : public PictureViewer
{
    Q_OBJECT
public:
    SampleViewer(const SamplesModel &model, Thumbnailer &previews, const TilePixmaps &tiles, QWidget *page);

    void showSample(qint64 id);
    qint64 sample() const { return m_id; }

Q_SIGNALS:
    void closed(qint64 sample); ///< the one that was seen last

protected:
    void step(int direction) override;
    void ended() override { Q_EMIT closed(m_id); }

private:
    const SamplesModel &m_model;
    const TilePixmaps &m_tiles;
    qint64 m_id = 0;
    TextLabel *m_line;
};

} // namespace easel
