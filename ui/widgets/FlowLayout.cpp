// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlowLayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace easel {

FlowLayout::FlowLayout(int gap, QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(gap);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

std::vector<FlowLayout::Line> FlowLayout::linesFor(int width) const
{
    std::vector<Line> lines;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (lines.empty() || lines.back().width + spacing() + size.width() > width)
            lines.emplace_back();
        Line &line = lines.back();
        line.width += size.width() + (line.items.empty() ? 0 : spacing());
        line.height = std::max(line.height, size.height());
        line.items.push_back(item.get());
    }
    return lines;
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    bool first = true;
    for (const Line &line : linesFor(width - margins.left() - margins.right())) {
        height += line.height + (first ? 0 : spacing());
        first = false;
    }
    return height;
}

QSize FlowLayout::sizeHint() const
{
    return minimumSize();
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->sizeHint());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    QRect area = rect.marginsRemoved(contentsMargins());
    for (const Line &line : linesFor(area.width())) {
        setLine(line, area);
        area.setTop(area.top() + line.height + spacing());
    }
}

void FlowLayout::setLine(const Line &line, const QRect &area) const
{
    const auto expands = [](QLayoutItem *item) {
        return item->expandingDirections().testFlag(Qt::Horizontal);
    };
    const auto expanding = int(std::count_if(line.items.begin(), line.items.end(), expands));
    const int extra = expanding > 0 ? std::max(0, area.width() - line.width) / expanding : 0;
    const auto direction = parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    int x = area.left();
    for (QLayoutItem *item : line.items) {
        const int width = std::min(item->sizeHint().width() + (expands(item) ? extra : 0), area.width());
        item->setGeometry(QStyle::visualRect(direction, area, QRect(x, area.top(), width, line.height)));
        x += width + spacing();
    }
}

} // namespace easel
