// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace easel {

class ShownPicture;
class Thumbnailer;

/// One picture as large as it fits, with rounded corners. It never shows one picture in another's place:
/// until the asked one is there, its stand-in or an empty shape of its proportions is seen.
class PicturePreview : public QWidget
{
    Q_OBJECT
public:
    explicit PicturePreview(Thumbnailer &thumbnailer, QWidget *parent = nullptr);

    /// size: the picture's own, where it is known already. standIn: a small version, where one is at hand.
    void showPicture(const QString &path, qint64 modified, QSize size, const QImage &standIn = {});
    void clear();
    QString path() const;
    QSize pictureSize() const; ///< the picture's own; empty while unknown

    /// What is taken of the picture, in its own pixels: the rest is darkened. Null: all of it.
    void setFrame(const QRect &frame);
    /// Height for a width; 0: whatever the layout gives.
    void setProportion(double heightForWidth);

    bool hasHeightForWidth() const override { return m_proportion > 0; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    /// Where the picture is drawn; the whole widget while its size is unknown.
    QRectF pictureRect() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    /// area: where the picture is drawn.
    virtual void paintFrame(QPainter *painter, const QRectF &area);

private:
    void ask();

    ShownPicture *m_shown;
    QRect m_frame;
    double m_proportion = 0;
};

} // namespace easel
