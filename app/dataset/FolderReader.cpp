// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FolderReader.h"

namespace easel {

namespace {

// The first batch fills a window; later ones are larger, since each costs the window a moment.
constexpr std::size_t firstBatch = 60;
constexpr std::size_t laterBatch = 500;

} // namespace

FolderReader::FolderReader(QObject *parent)
    : QObject(parent)
    , m_cancelled(std::make_shared<std::atomic_bool>(false))
    , m_queue(1)
{
}

FolderReader::~FolderReader()
{
    *m_cancelled = true;
}

void FolderReader::read(const QString &folder, bool create)
{
    stop();
    m_queue.run([this, folder, create, cancelled = m_cancelled] { work(folder, create, cancelled); });
}

void FolderReader::stop()
{
    *m_cancelled = true;
    m_queue.abandon();
    m_cancelled = std::make_shared<std::atomic_bool>(false);
}

void FolderReader::finish()
{
    m_queue.finish();
}

// In the reader's thread.
void FolderReader::work(const QString &folder, bool create, const CancelFlag &cancelled)
{
    const Result<FolderHead> head = readFolderHead(folder, create);
    if (!head) {
        tell(&FolderReader::failed, cancelled, head.error());
        return;
    }
    tell(&FolderReader::opened, cancelled, *head);

    const FolderListing listing = listPictures(folder, *cancelled);
    std::vector<FoundPicture> batch;
    std::size_t batchSize = firstBatch;
    for (const QString &id : listing.pictures) {
        if (*cancelled)
            return;
        if (std::optional<FoundPicture> picture = readFoundPicture(folder, id))
            batch.push_back(*std::move(picture));
        if (batch.size() >= batchSize) {
            tell(&FolderReader::found, cancelled, std::exchange(batch, {}));
            batchSize = laterBatch;
        }
    }
    if (!batch.empty())
        tell(&FolderReader::found, cancelled, batch);
    tell(&FolderReader::finished, cancelled, listing);
}

} // namespace easel
