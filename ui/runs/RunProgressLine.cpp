// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunProgressLine.h"

#include "ui/runs/RunTexts.h"
#include "ui/widgets/TextLabel.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include <cmath>

namespace easel {

RunProgressLine::RunProgressLine(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QProgressBar)
    , m_text(new TextLabel)
{
    m_bar->setObjectName(QStringLiteral("runProgress"));
    m_bar->setAccessibleName(tr("Run progress"));
    m_bar->setTextVisible(false);
    m_text->setObjectName(QStringLiteral("runProgressText"));
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(m_bar);
    layout->addWidget(m_text);
}

void RunProgressLine::setRun(const Run &run, std::optional<double> secondsLeft)
{
    StageProgress progress = stageProgress(run);
    // What the training had reached when it was left or failed is still true.
    if (progress.kind == StageProgress::Kind::None && run.reached == Stage::Training && run.progressPercent)
        progress = {StageProgress::Kind::Known, *run.progressPercent / 100};
    const bool unknown = progress.kind == StageProgress::Kind::Unknown;
    // A paused run does not move.
    m_bar->setVisible(progress.kind == StageProgress::Kind::Known || (unknown && !run.paused));
    m_bar->setRange(0, unknown ? 0 : 100);
    m_bar->setValue(unknown ? 0 : int(std::floor(progress.fraction * 100)));
    // The sentence of a failure stands in the banner.
    const bool told = run.stage == Stage::NeedsAttention || run.stage == Stage::Failed || run.gaveUp;
    const QString text = told ? QString() : progressText(run, secondsLeft);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_bar->setAccessibleDescription(unknown ? tr("unknown: %1").arg(text) : text);
    setVisible(m_bar->isVisibleTo(this) || !text.isEmpty());
}

} // namespace easel
