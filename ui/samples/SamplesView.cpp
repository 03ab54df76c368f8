// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SamplesView.h"

#include "ui/samples/SamplesDelegate.h"
#include "ui/samples/SamplesModel.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/TilePixmaps.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>

namespace easel {

using namespace std::chrono_literals;

namespace {
constexpr auto pulseEvery = 60ms;
constexpr int pulseSteps = 30; // one breath
constexpr int narrow = 420;    // width of the view
} // namespace

SamplesView::SamplesView(SamplesModel &model, TilePixmaps &pixmaps, QWidget *parent)
    : TileView(parent)
    , m_model(model)
    , m_pixmaps(pixmaps)
    , m_delegate(new SamplesDelegate(pixmaps, this))
{
    setObjectName(QStringLiteral("samples"));
    setAccessibleName(tr("Samples"));
    setItemDelegate(m_delegate);
    setModel(&model);
    m_pulse.setInterval(pulseEvery);
    connect(&m_pulse, &QTimer::timeout, this, &SamplesView::pulse);
    const auto follow = [this] {
        if (isVisible() && anyBeingMade() && !m_pulse.isActive())
            m_pulse.start();
    };
    connect(&model, &SamplesModel::dataChanged, this, follow);
    connect(this, &TileView::visibleRowsChanged, this, follow);
    connect(this, &TileView::visibleRowsChanged, this, &SamplesView::keepVisible);
    connect(&pixmaps, &TilePixmaps::arrived, viewport(), qOverload<>(&QWidget::update));
}

TileMetrics SamplesView::metrics() const
{
    TileMetrics metrics;
    metrics.minimumWidth = width() < narrow ? 130 : 184; // two columns even beside the inspector
    metrics.gap = space::m;
    metrics.captionHeight = SamplesDelegate::captionHeight();
    metrics.headingHeight = QFontMetrics(themeFont(TextStyle::Body)).height() + space::s;
    metrics.groupGap = space::xl;
    metrics.margins = {space::xl, space::xs, space::m, space::xl};
    return metrics;
}

std::vector<TileGroup> SamplesView::groups() const
{
    // A very tall picture is cut in its tile rather than pushing all else off the screen.
    constexpr double tallest = 0.6;
    std::vector<TileGroup> groups;
    groups.reserve(m_model.groups().size());
    for (const SampleGroup &group : m_model.groups()) {
        const QSize size = m_model.at(group.first).size;
        const double aspect = size.isEmpty() ? 1.0 : double(size.width()) / size.height();
        groups.push_back({group.count, true, std::max(tallest, aspect)});
    }
    return groups;
}

void SamplesView::paintHeading(QPainter *painter, const QRect &rect, int firstRow) const
{
    const QModelIndex index = m_model.index(firstRow);
    const QString settings = index.data(SamplesModel::SettingsTextRole).toString();
    const QFontMetrics promptMetrics(themeFont(TextStyle::Body));
    const QFontMetrics factMetrics(themeFont(TextStyle::Facts));
    const int settingsWidth = factMetrics.horizontalAdvance(settings);
    const int room = std::max(rect.width() / 2, rect.width() - settingsWidth - space::m);
    const QString prompt = promptMetrics.elidedText(
        index.data(SamplesModel::PromptRole).toString().simplified(), Qt::ElideRight, room);
    const int promptWidth = promptMetrics.horizontalAdvance(prompt);
    // Both on one baseline, like words of one line.
    const QRect left(rect.left(), rect.top(), promptWidth + 1, promptMetrics.height());
    const QRect right(rect.left() + promptWidth + space::m,
                      rect.top() + promptMetrics.ascent() - factMetrics.ascent(),
                      rect.width() - promptWidth - space::m, factMetrics.height());
    const auto alignment =
        int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) | Qt::TextSingleLine;
    painter->setFont(themeFont(TextStyle::Body));
    painter->setPen(themeColor(ThemeColor::Text));
    painter->drawText(QStyle::visualRect(layoutDirection(), rect, left), alignment, prompt);
    painter->setFont(themeFont(TextStyle::Facts));
    painter->setPen(themeColor(ThemeColor::Dim));
    painter->drawText(QStyle::visualRect(layoutDirection(), rect, right), alignment,
                      factMetrics.elidedText(settings, Qt::ElideRight, right.width()));
}

void SamplesView::keepVisible(int first, int last)
{
    QSet<QString> files;
    for (int row = first; row <= last && row < m_model.rowCount(); ++row)
        files.insert(m_model.at(row).file);
    m_pixmaps.keepOnly(files);
}

QPixmap SamplesView::dragPixmap(const QModelIndex &index) const
{
    const QImage image = m_pixmaps.atHand(index.data(SamplesModel::FileRole).toString(), 0);
    constexpr QSize size(96, 96);
    return image.isNull() ? QPixmap() : tilePixmap(image, size, radius::card, devicePixelRatioF());
}

void SamplesView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        Q_EMIT openRequested(currentIndex());
    else
        TileView::keyPressEvent(event);
}

bool SamplesView::anyBeingMade() const
{
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last && row < m_model.rowCount(); ++row) {
        const SampleState state = m_model.at(row).state;
        if (state == SampleState::Sent || state == SampleState::Making)
            return true;
    }
    return false;
}

void SamplesView::pulse()
{
    if (!anyBeingMade())
        m_pulse.stop();
    m_pulseStep = (m_pulseStep + 1) % pulseSteps;
    m_delegate->setPulse(0.5 - 0.5 * std::cos(2 * std::numbers::pi * m_pulseStep / pulseSteps));
    viewport()->update();
}

void SamplesView::showEvent(QShowEvent *event)
{
    TileView::showEvent(event);
    if (anyBeingMade())
        m_pulse.start();
}

void SamplesView::hideEvent(QHideEvent *event)
{
    TileView::hideEvent(event);
    m_pulse.stop();
}

} // namespace easel
