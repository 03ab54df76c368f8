// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace easel {

/// Sets its widgets one after the other and begins a new line where they do not fit. Widgets whose horizontal
/// policy expands share what is left of their line.
class FlowLayout : public QLayout
{
    Q_OBJECT
public:
    explicit FlowLayout(int gap, QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override; ///< takes ownership, as Qt's own layouts do
    int count() const override { return int(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line
    {
        std::vector<QLayoutItem *> items;
        int width = 0;
        int height = 0;
    };
    std::vector<Line> linesFor(int width) const;
    void setLine(const Line &line, const QRect &area) const;

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace easel
