// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleInspector.h"

#include "ui/samples/SampleActions.h"
#include "ui/samples/SamplesModel.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PicturePreview.h"
#include "ui/widgets/TilePixmaps.h"

#include <QAction>
#include <QFileInfo>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace easel {

SampleInspector::SampleInspector(const SampleActions &actions, Thumbnailer &previews,
                                 const TilePixmaps &tiles, QWidget *parent)
    : Surface(ThemeColor::Panel, Qt::LeftEdge, parent)
    , m_tiles(tiles)
    , m_preview(new PicturePreview(previews))
{
    createWidgets();
    layOut(actions);
    showSample({});
}

void SampleInspector::createWidgets()
{
    m_preview->setProportion(1);
    m_hint = new TextLabel(tr("Choose a sample to see how it was made."), TextStyle::Body, ThemeColor::Dim);
    m_hint->setAlignment(Qt::AlignCenter);
    m_title = new TextLabel(QString(), TextStyle::Title, ThemeColor::Text);
    m_state = new TextLabel(QString(), TextStyle::Body, ThemeColor::Dim);
    m_prompt = new TextLabel(QString(), TextStyle::Body, ThemeColor::Text);
    m_prompt->setTextFormat(Qt::PlainText);
    m_prompt->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts = new FactList;
}

void SampleInspector::layOut(const SampleActions &actions)
{
    m_makeAgain = actionButton(actions.makeAgain(), this);
    auto *makeAgainRow = new FlowLayout(space::s);
    makeAgainRow->addWidget(m_makeAgain);
    auto *buttons = new FlowLayout(space::s);
    for (QAction *action :
         {actions.useSettings(), actions.saveAs(), actions.copyPicture(), actions.showInFolder()})
        buttons->addWidget(actionButton(action, this));

    m_details = new QWidget;
    auto *details = new QVBoxLayout(m_details);
    details->setContentsMargins(0, 0, 0, 0);
    details->setSpacing(space::s);
    details->addWidget(m_preview);
    details->addSpacing(space::xs);
    details->addWidget(m_title);
    details->addWidget(m_state);
    details->addLayout(makeAgainRow);
    details->addWidget(m_prompt);
    details->addSpacing(space::xs);
    details->addWidget(m_facts);
    details->addSpacing(space::s);
    details->addLayout(buttons);
    details->addStretch(1);

    auto *room = new QWidget;
    auto *roomLayout = new QVBoxLayout(room);
    roomLayout->setContentsMargins(space::l + space::xs, space::l, space::l + space::xs, space::l);
    roomLayout->addWidget(m_hint, 1);
    roomLayout->addWidget(m_details, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(room);
    scroll->viewport()->setAutoFillBackground(false);
    room->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0); // the hairline
    layout->addWidget(scroll);
}

void SampleInspector::showSample(const std::optional<Sample> &sample)
{
    m_hint->setVisible(!sample);
    m_details->setVisible(sample.has_value());
    if (!sample) {
        m_preview->clear();
        return;
    }
    showPicture(*sample);
    QString title = strengthText(*sample);
    title.front() = title.front().toUpper();
    m_title->setText(title);

    const bool unknown = sample->state == SampleState::Unknown;
    const bool failed = sample->state == SampleState::Failed;
    m_state->setText(unknown
                         ? tr("The answer was lost; it may have been paid. Make it again? That may be paid "
                              "a second time.")
                         : sampleStateText(*sample));
    m_state->setColor(unknown ? ThemeColor::Amber : failed ? ThemeColor::Red : ThemeColor::Dim);
    m_state->setVisible(sample->state != SampleState::Done);
    m_makeAgain->setVisible(unknown);

    m_prompt->setText(sample->prompt);
    m_facts->setFacts({{tr("Not"), sample->negativePrompt},
                       {tr("Seed"), QString::number(sample->seed)},
                       {tr("Size"), sizeText(sample->size)},
                       {tr("Steps"), QLocale().toString(sample->steps)},
                       {tr("Guidance"), QLocale().toString(sample->guidanceScale, 'g', 4)},
                       {tr("Sampler"), sample->samplerName},
                       {tr("Model"), sample->checkpoint},
                       {tr("LoRA"), sample->strength ? sample->loraName : QString()},
                       {tr("File"), QFileInfo(sample->file).fileName()}});
}

void SampleInspector::showPicture(const Sample &sample)
{
    const bool done = sample.state == SampleState::Done;
    m_preview->setVisible(done);
    if (done)
        m_preview->showPicture(sample.file, 0, sample.size, m_tiles.atHand(sample.file, 0));
    else
        m_preview->clear();
}

} // namespace easel
