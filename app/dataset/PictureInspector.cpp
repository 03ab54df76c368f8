// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/PictureInspector.h"

#include "app/imaging/BackgroundThread.h"

#include <algorithm>

namespace easel {

namespace {

constexpr std::size_t batch = 32; ///< few enough to stop soon, enough to keep the window calm

std::vector<PictureInspector::Finding> read(const QString &folder,
                                            const std::vector<PictureInspector::Picture> &pictures,
                                            const CancelFlag &cancelled)
{
    stepBehindTheWindow();
    std::vector<PictureInspector::Finding> findings;
    for (const PictureInspector::Picture &picture : pictures) {
        if (*cancelled)
            break;
        findings.push_back({picture, readPictureInfo(folder + u'/' + picture.id)});
    }
    return findings;
}

} // namespace

PictureInspector::PictureInspector(QObject *parent)
    : QObject(parent)
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
    , m_queue(std::max(1, QThread::idealThreadCount()))
{
}

PictureInspector::~PictureInspector()
{
    *m_cancelled = true;
}

void PictureInspector::start(const QString &folder)
{
    stop();
    m_folder = folder;
}

void PictureInspector::stop()
{
    *m_cancelled = true;
    m_folder.clear();
    m_queue.abandon();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

void PictureInspector::inspect(const std::vector<Picture> &pictures)
{
    for (std::size_t first = 0; first < pictures.size(); first += batch) {
        const auto begin = pictures.begin() + std::ptrdiff_t(first);
        const auto end = pictures.begin() + std::ptrdiff_t(std::min(pictures.size(), first + batch));
        m_queue.run([folder = m_folder, some = std::vector<Picture>(begin, end),
                     cancelled = m_cancelled] { return read(folder, some, cancelled); },
                    [this, cancelled = m_cancelled](const std::vector<Finding> &findings) {
                        if (!*cancelled)
                            Q_EMIT found(findings);
                    });
    }
}

void PictureInspector::finish()
{
    m_queue.finish();
}

} // namespace easel
