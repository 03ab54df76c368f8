// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/StageTimeline.h"

#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace easel {

static constexpr int pointSize = 14;
static constexpr int haloSize = 20;
static constexpr int lineWidth = 2;
static constexpr int narrowestColumn = 72;
static constexpr int roomyColumn = 104; ///< holds most facts in one line

static QColor pointColor(TimelineStep::State state)
{
    switch (state) {
    case TimelineStep::State::Done:
        return themeColor(ThemeColor::Green);
    case TimelineStep::State::Current:
        return themeColor(ThemeColor::Accent);
    case TimelineStep::State::Attention:
        return themeColor(ThemeColor::Amber);
    case TimelineStep::State::Failed:
        return themeColor(ThemeColor::Red);
    case TimelineStep::State::Stopped:
        return themeColor(ThemeColor::Dim);
    case TimelineStep::State::Pending:
        break;
    }
    return themeColor(ThemeColor::Hairline);
}

/// A sign within the point, so that its colour does not stand alone.
static QPainterPath pointSign(TimelineStep::State state, QPointF at)
{
    QPainterPath sign;
    switch (state) {
    case TimelineStep::State::Done:
        sign.moveTo(at + QPointF(-3, 0.2));
        sign.lineTo(at + QPointF(-0.8, 2.4));
        sign.lineTo(at + QPointF(3, -2.2));
        break;
    case TimelineStep::State::Failed:
        sign.moveTo(at + QPointF(-2.4, -2.4));
        sign.lineTo(at + QPointF(2.4, 2.4));
        sign.moveTo(at + QPointF(2.4, -2.4));
        sign.lineTo(at + QPointF(-2.4, 2.4));
        break;
    case TimelineStep::State::Attention:
        sign.moveTo(at + QPointF(0, -3.4));
        sign.lineTo(at + QPointF(0, 0.6));
        sign.moveTo(at + QPointF(0, 3.2));
        sign.lineTo(at + QPointF(0, 3.3));
        break;
    case TimelineStep::State::Stopped:
        sign.moveTo(at + QPointF(-1.8, -2.4));
        sign.lineTo(at + QPointF(-1.8, 2.4));
        sign.moveTo(at + QPointF(1.8, -2.4));
        sign.lineTo(at + QPointF(1.8, 2.4));
        break;
    case TimelineStep::State::Current:
    case TimelineStep::State::Pending:
        break;
    }
    return sign;
}

StageTimeline::StageTimeline(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("stages"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void StageTimeline::setSteps(const std::vector<TimelineStep> &steps)
{
    if (steps == m_steps)
        return;
    m_steps = steps;
    QStringList words;
    for (const TimelineStep &step : m_steps) {
        const QString state = timelineStateWord(step.state);
        words
            << (step.detail.isEmpty() || step.state == TimelineStep::State::Pending
                    ? tr("%1: %2", "a stage and its state").arg(step.title, state)
                    : tr("%1: %2, %3", "a stage, its state, its facts").arg(step.title, state, step.detail));
    }
    setAccessibleName(tr("Stages. %1").arg(words.join(QStringLiteral(". "))));
    update();
}

QSize StageTimeline::sizeHint() const
{
    const int width = int(m_steps.size()) * roomyColumn;
    return {width, heightForWidth(width)};
}

int StageTimeline::heightForWidth(int width) const
{
    // By the width alone and not by the words, so that nothing beneath moves while they change.
    const int columnWidth = m_steps.empty() ? width : width / int(m_steps.size());
    const int lines = columnWidth < roomyColumn ? 2 : 1;
    return haloSize + space::xs + QFontMetrics(themeFont(TextStyle::Body)).lineSpacing() +
           lines * QFontMetrics(themeFont(TextStyle::Facts)).lineSpacing();
}

QSize StageTimeline::minimumSizeHint() const
{
    return {int(m_steps.size()) * narrowestColumn, heightForWidth(int(m_steps.size()) * roomyColumn)};
}

void StageTimeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        updateGeometry();
    if (event->type() == QEvent::PaletteChange)
        update();
}

void StageTimeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int step = 0; step < int(m_steps.size()); ++step)
        paintSegment(&painter, step);
    for (int step = 0; step < int(m_steps.size()); ++step) {
        paintPoint(&painter, step);
        paintWords(&painter, step);
    }
}

QRect StageTimeline::columnRect(int step) const
{
    const int count = int(m_steps.size());
    const int left = width() * step / count;
    const QRect column(left, 0, width() * (step + 1) / count - left, height());
    return QStyle::visualRect(layoutDirection(), rect(), column);
}

/// The way from this point to the next, as far as it has been gone.
void StageTimeline::paintSegment(QPainter *painter, int step) const
{
    const bool isLast = step == int(m_steps.size()) - 1;
    if (isLast)
        return;
    const TimelineStep &shown = m_steps[size_t(step)];
    const QRect column = columnRect(step);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    // From centre to centre of the points.
    QRectF way(column.left(), (haloSize - lineWidth) / 2.0, column.width(), lineWidth);
    way.translate(mirrored ? -haloSize / 2.0 : haloSize / 2.0, 0);
    painter->fillRect(way, themeColor(ThemeColor::Hairline));
    double gone = shown.fraction.value_or(0);
    if (shown.state == TimelineStep::State::Done)
        gone = 1;
    if (gone <= 0)
        return;
    QRectF done = way;
    done.setWidth(way.width() * gone);
    if (mirrored)
        done.moveRight(way.right());
    painter->fillRect(done, pointColor(shown.state));
}

void StageTimeline::paintPoint(QPainter *painter, int step) const
{
    const TimelineStep &shown = m_steps[size_t(step)];
    const QRect column = columnRect(step);
    const double x = layoutDirection() == Qt::RightToLeft ? column.right() + 1 - haloSize / 2.0
                                                          : column.left() + haloSize / 2.0;
    const QPointF centre(x, haloSize / 2.0);
    painter->setPen(Qt::NoPen);
    if (shown.state == TimelineStep::State::Current) {
        painter->setBrush(themeColor(ThemeColor::AccentSoft));
        painter->drawEllipse(centre, haloSize / 2.0, haloSize / 2.0);
    }
    painter->setBrush(pointColor(shown.state));
    painter->drawEllipse(centre, pointSize / 2.0, pointSize / 2.0);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(themeColor(ThemeColor::Panel), 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPath(pointSign(shown.state, centre));
}

void StageTimeline::paintWords(QPainter *painter, int step) const
{
    const TimelineStep &shown = m_steps[size_t(step)];
    const bool pending = shown.state == TimelineStep::State::Pending;
    const bool now = !pending && shown.state != TimelineStep::State::Done;
    const QRect column = columnRect(step).adjusted(0, haloSize + space::xs, -space::xs, 0);

    const QFont titleFont = themeFont(now ? TextStyle::BodySemibold : TextStyle::Body);
    const int titleHeight = QFontMetrics(titleFont).lineSpacing();
    painter->setFont(titleFont);
    painter->setPen(themeColor(now ? ThemeColor::Text : ThemeColor::Dim));
    painter->drawText(QRect(column.left(), column.top(), column.width(), titleHeight),
                      int(Qt::AlignLeading | Qt::AlignVCenter),
                      QFontMetrics(titleFont).elidedText(shown.title, Qt::ElideRight, column.width()));

    painter->setFont(themeFont(TextStyle::Facts));
    painter->drawText(column.adjusted(0, titleHeight, 0, 0),
                      int(Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap), shown.detail);
}

} // namespace easel
