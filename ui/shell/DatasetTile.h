// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Thumbnailer.h"

#include <QAbstractButton>
#include <QPixmap>

namespace easel {

class Dataset;

/// The open dataset at the head of the rail: one of its pictures, its name, how much of it is in the
/// training. A button; what it opens is the window's.
class DatasetTile : public QAbstractButton
{
    Q_OBJECT
public:
    explicit DatasetTile(Dataset &dataset, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateText();
    void askForPicture();
    void setPicture(const QImage &image);

    Dataset &m_dataset;
    Thumbnailer m_thumbnailer;
    QString m_secondLine;
    QString m_path; ///< of the picture shown or asked for
    QImage m_picture;
    QPixmap m_pixmap;
};

} // namespace easel
