// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/Recipe.h"

#include <QHash>
#include <QPixmap>
#include <QWidget>

namespace easel {

class Thumbnailer;

/// The first pictures of a recipe as small squares, framed as they are sent, and how many more there are.
class ThumbnailStrip : public QWidget
{
    Q_OBJECT
public:
    /// thumbnailer outlives the strip.
    explicit ThumbnailStrip(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    void setItems(const std::vector<RecipeItem> &items);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int shownCount() const; ///< as many as fit beside the number of the others
    QSize box() const;      ///< asked of the thumbnailer, device pixels
    void take(const QString &path, const QImage &image);
    QString moreText(int shown) const;

    Thumbnailer &m_thumbnailer;
    std::vector<RecipeItem> m_items; ///< those that may be shown
    int m_total = 0;
    QHash<QString, QPixmap> m_pixmaps;
};

} // namespace easel
