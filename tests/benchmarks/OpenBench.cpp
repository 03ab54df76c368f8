// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/OpenBench.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/ThumbnailFiller.h"
#include "app/workspace/Workspace.h"
#include "tests/benchmarks/Metric.h"
#include "ui/dataset/DatasetView.h"
#include "ui/shell/MainWindow.h"

#include <QFile>
#include <QScrollBar>

#include <algorithm>

namespace easel::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int frame = 16;        // ms between two steps of the scroll
constexpr int stepsOfAWay = 300; // about five seconds from top to bottom
constexpr int stepsOfAScroll = 2 * stepsOfAWay;
constexpr double millisecond = 1e6; // in nanoseconds

/// Bytes of memory that this process has in use, as the kernel counts them (Linux); 0 elsewhere.
double residentBytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.simplified().split(' ').value(1).toDouble() * 1024;
    }
    return 0;
}

} // namespace

OpenBench::OpenBench(Workspace &workspace, MainWindow &window, Scroll when)
    : m_scrollsInAll(when == Scroll::AlsoEarly ? 2 : 1)
    , m_dataset(workspace.dataset())
    , m_window(window)
    , m_view(window.findChild<DatasetView *>())
    , m_filler(window.findChild<ThumbnailFiller *>())
    , m_bar(m_view->verticalScrollBar())
{
    m_frames.setTimerType(Qt::PreciseTimer);
    m_frames.setInterval(frame);
    connect(&m_frames, &QTimer::timeout, this, &OpenBench::scroll);
    connect(m_view, &DatasetView::screenFilled, this, &OpenBench::noteScreen);
    connect(m_filler, &ThumbnailFiller::busyChanged, this, &OpenBench::noteThumbnails);
    connect(&m_dataset, &Dataset::opened, this, &OpenBench::goOn);
    connect(&m_dataset, &Dataset::openFailed, this,
            [this](const Error &error) { Q_EMIT failed(error.message); });
}

void OpenBench::start(const QString &folder)
{
    m_pauses.start();
    m_time.start();
    m_window.openDataset(folder);
}

QStringList OpenBench::topOfList(qsizetype count) const
{
    QStringList ids;
    for (int row = 0; row < std::min(int(count), m_dataset.count()); ++row)
        ids.append(m_dataset.at(row).id);
    return ids;
}

void OpenBench::noteScreen(int firstRow, int lastRow)
{
    if (m_scrolls == 0 && !m_frames.isActive() && firstRow == 0)
        m_screens.emplace_back(double(m_time.nsecsElapsed()) / millisecond, topOfList(lastRow + 1));
    goOn();
}

void OpenBench::noteThumbnails()
{
    if (m_filler->isBusy())
        return;
    m_allThumbnails = double(m_time.nsecsElapsed()) / millisecond;
    goOn();
}

void OpenBench::goOn()
{
    const bool isReady = m_dataset.state() == Dataset::State::Open && m_view->isScreenSettled();
    const bool isEarly = m_scrolls + 1 < m_scrollsInAll;
    if (!isReady || m_frames.isActive() || (!isEarly && m_filler->isBusy()))
        return;
    m_step = 0;
    m_frames.start();
}

void OpenBench::scroll()
{
    ++m_step;
    const int along = m_step <= stepsOfAWay ? m_step : stepsOfAScroll - m_step;
    m_bar->setValue(int(qint64(m_bar->maximum()) * along / stepsOfAWay));
    if (m_step == stepsOfAScroll)
        endScroll();
}

void OpenBench::endScroll()
{
    m_frames.stop();
    ++m_scrolls;
    if (m_scrolls < m_scrollsInAll)
        return goOn();
    m_pauses.stop();
    print();
    Q_EMIT done();
}

void OpenBench::print()
{
    // Rows that came later may have pushed the first ones away: what counts is the screen that stayed.
    const auto isFinal = [this](const auto &screen) {
        return screen.second == topOfList(screen.second.size());
    };
    const auto first = std::ranges::find_if(m_screens, isFinal);
    const int pictures = m_dataset.count();
    if (first != m_screens.end())
        printMetric("open.first_screen_ms"_L1, first->first, "ms"_L1, first->second.size());
    printMetric("open.longest_pause_ms"_L1, m_pauses.longest(), "ms"_L1, m_pauses.ticks());
    printMetric("open.pause_p99_ms"_L1, m_pauses.percentile(0.99), "ms"_L1, m_pauses.ticks());
    printMetric("open.rss_mb"_L1, residentBytes() / 1e6, "MB"_L1, pictures);
    printMetric("open.all_thumbnails_s"_L1, m_allThumbnails / 1000, "s"_L1, pictures);
}

} // namespace easel::bench
