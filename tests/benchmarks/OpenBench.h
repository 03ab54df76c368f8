// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/benchmarks/PauseMeter.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <utility>
#include <vector>

class QScrollBar;

namespace easel {
class Dataset;
class DatasetView;
class MainWindow;
class ThumbnailFiller;
class Workspace;
} // namespace easel

namespace easel::bench {

/// Chooses a folder in the real window and measures what a person feels: the first screen of thumbnails, all
/// thumbnails known, then a scroll to the end and back; where it is asked for, the same scroll also while the
/// thumbnails are being made.
class OpenBench final : public QObject
{
    Q_OBJECT
public:
    enum class Scroll { Late, AlsoEarly };
    OpenBench(Workspace &workspace, MainWindow &window, Scroll when);

    void start(const QString &folder);

Q_SIGNALS:
    void done(); ///< the measurements were printed
    void failed(const QString &message);

private:
    void noteScreen(int firstRow, int lastRow);
    void goOn();
    void scroll();
    void endScroll();
    void noteThumbnails();
    void print();
    QStringList topOfList(qsizetype count) const;

    const int m_scrollsInAll;
    Dataset &m_dataset;
    MainWindow &m_window;
    DatasetView *m_view;
    ThumbnailFiller *m_filler;
    QScrollBar *m_bar;
    PauseMeter m_pauses;
    QTimer m_frames;
    QElapsedTimer m_time;
    std::vector<std::pair<double, QStringList>> m_screens; ///< ms after the choosing, and what was on it
    double m_allThumbnails = 0;                            ///< ms
    int m_step = 0;
    int m_scrolls = 0;
};

} // namespace easel::bench
