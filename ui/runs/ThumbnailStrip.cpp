// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/ThumbnailStrip.h"

#include "app/imaging/Thumbnailer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/RoundedPixmap.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace easel {

static constexpr int side = 52;
static constexpr size_t mostShown = 4;

ThumbnailStrip::ThumbnailStrip(Thumbnailer &thumbnailer, QWidget *parent)
    : QWidget(parent)
    , m_thumbnailer(thumbnailer)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&thumbnailer, &Thumbnailer::ready, this,
            [this](const QString &path, QSize size, const QImage &image) {
                if (size == box())
                    take(path, image);
            });
}

void ThumbnailStrip::setItems(const std::vector<RecipeItem> &items)
{
    const auto shown = std::min(items.size(), mostShown);
    std::vector<RecipeItem> first(items.begin(), items.begin() + qsizetype(shown));
    if (first == m_items && m_total == int(items.size()))
        return;
    m_items = std::move(first);
    m_total = int(items.size());
    m_pixmaps.clear();
    setVisible(m_total > 0);
    setAccessibleName(tr("%n picture(s)", nullptr, m_total));
    for (const RecipeItem &item : m_items) {
        const QImage image = m_thumbnailer.thumbnail(item.path, box());
        if (!image.isNull())
            take(item.path, image);
    }
    update();
}

QSize ThumbnailStrip::sizeHint() const
{
    return {int(mostShown) * (side + space::s) + 48, side};
}

QSize ThumbnailStrip::minimumSizeHint() const
{
    return {side, side};
}

int ThumbnailStrip::shownCount() const
{
    const int wanted = int(m_items.size());
    const auto widthFor = [this](int count) {
        const int more = m_total > count ? fontMetrics().horizontalAdvance(moreText(count)) + space::s : 0;
        return count * (side + space::s) - space::s + more;
    };
    int count = wanted;
    while (count > 1 && widthFor(count) > width())
        --count;
    return count;
}

QSize ThumbnailStrip::box() const
{
    // Twice the square: a narrow crop of it is still sharp.
    return QSize(2 * side, 2 * side) * std::max(1.0, devicePixelRatioF());
}

void ThumbnailStrip::take(const QString &path, const QImage &image)
{
    const auto item = std::ranges::find(m_items, path, &RecipeItem::path);
    if (item == m_items.end())
        return;
    const QImage square = image.copy(cropFrame(image.size(), {side, side}, item->framing));
    m_pixmaps.insert(path, roundedPixmap(square, {side, side}, radius::card, devicePixelRatioF()));
    update();
}

QString ThumbnailStrip::moreText(int shown) const
{
    return tr("+ %1", "so many more pictures").arg(QLocale().toString(m_total - shown));
}

void ThumbnailStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int count = shownCount();
    QRect square(0, 0, side, side);
    for (int i = 0; i < count; ++i, square.translate(side + space::s, 0)) {
        const QRect at = QStyle::visualRect(layoutDirection(), rect(), square);
        const auto pixmap = m_pixmaps.constFind(m_items[size_t(i)].path);
        if (pixmap != m_pixmaps.constEnd()) {
            painter.drawPixmap(at.topLeft(), *pixmap);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(themeColor(ThemeColor::Hairline));
            painter.drawRoundedRect(at, radius::card, radius::card);
        }
    }
    if (m_total > count) {
        const QRect rest(square.left(), 0, width() - square.left(), side);
        painter.setPen(themeColor(ThemeColor::Dim));
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rest),
                         int(Qt::AlignLeading | Qt::AlignVCenter), moreText(count));
    }
}

} // namespace easel
