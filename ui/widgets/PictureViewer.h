// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace easel {

class Thumbnailer;
class ZoomView;

/// One picture over the whole page. Left and right go to the others; 1 shows it pixel for pixel, 0 as it
/// fits, Z changes between them, plus and minus zoom, Shift and arrows move it about; Escape, Space, Enter or
/// a click beside the picture end it. What is shown, and beneath it, is the heir's.
class PictureViewer : public QWidget
{
    Q_OBJECT
public:
    PictureViewer(Thumbnailer &thumbnailer, QWidget *page);

    void close();

protected:
    ZoomView &view() const { return *m_view; }
    void setFooter(QWidget *footer);
    void open();
    virtual void step(int direction) = 0;
    virtual void ended() = 0; ///< it is hidden by then

    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    bool pan(int key);
    bool zoom(int key);

    ZoomView *m_view;
    QToolButton *m_close;
    QVBoxLayout *m_layout;
};

} // namespace easel
