// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/Sample.h"
#include "ui/widgets/Widgets.h"

namespace easel {

class FactList;
class PicturePreview;
class SampleActions;
class Thumbnailer;
class TilePixmaps;

/// The panel beside the gallery: one sample large, what it was made with, and what can be done with it.
class SampleInspector : public Surface
{
    Q_OBJECT
public:
    SampleInspector(const SampleActions &actions, Thumbnailer &previews, const TilePixmaps &tiles,
                    QWidget *parent = nullptr);

    void showSample(const std::optional<Sample> &sample);

private:
    void createWidgets();
    void layOut(const SampleActions &actions);
    void showPicture(const Sample &sample);

    const TilePixmaps &m_tiles;
    PicturePreview *m_preview;
    QWidget *m_details = nullptr;
    TextLabel *m_hint = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_state = nullptr;
    Button *m_makeAgain = nullptr;
    TextLabel *m_prompt = nullptr;
    FactList *m_facts = nullptr;
};

} // namespace easel
