// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/PrepareStep.h"

#include "app/core/AtomicFile.h"
#include "app/imaging/RenderUpload.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace easel {

QString renderedFile(const QString &runFolder, int ordinal, const QString &extension)
{
    return u"%1/uploads/%2.%3"_s.arg(runFolder).arg(ordinal, 3, 10, QChar(u'0')).arg(extension);
}

/// Runs in a worker. An empty error message means that it was cancelled.
static Result<UploadRow> renderItem(const RecipeItem &item, int ordinal, QSize size, const QString &folder,
                                    const std::shared_ptr<std::atomic_bool> &cancelled)
{
    if (*cancelled)
        return failure(ErrorKind::Picture, {});
    const auto upload = renderUpload(item.path, size, item.crop);
    if (!upload)
        return std::unexpected(upload.error());
    const QString file = renderedFile(folder, ordinal, upload->fileExtension);
    QDir().mkpath(QFileInfo(file).path());
    if (const auto written = writeAtomically(file, upload->bytes); !written)
        return std::unexpected(written.error());
    return UploadRow{
        ordinal, upload->sourceSha256, upload->sha256, upload->fileExtension, upload->bytes.size(), {}};
}

PrepareStep::~PrepareStep()
{
    *m_cancelled = true;
}

void PrepareStep::begin()
{
    std::vector<int> missing;
    for (int i = 0; i < int(m_record.run().recipe.items.size()); ++i) {
        const UploadRow *row = m_record.upload(i);
        const bool ready =
            row && (!row->asset.isEmpty() || QFileInfo::exists(renderedFile(m_folder, i, row->extension)));
        if (!ready)
            missing.push_back(i);
    }
    m_left = int(missing.size());
    if (missing.empty())
        return finish();
    for (const int ordinal : missing)
        render(ordinal);
}

void PrepareStep::render(int ordinal)
{
    auto *watcher = new QFutureWatcher<Result<UploadRow>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        rendered(watcher->result());
    });
    const Recipe &recipe = m_record.run().recipe;
    watcher->setFuture(QtConcurrent::run(&m_tools.workers, renderItem, recipe.items[size_t(ordinal)], ordinal,
                                         recipe.settings.size, m_folder, m_cancelled));
}

void PrepareStep::rendered(const Result<UploadRow> &row)
{
    if (over())
        return;
    if (!row) {
        *m_cancelled = true;
        ServiceError error;
        error.kind = row.error().kind;
        error.message = row.error().message;
        error.details = row.error().details;
        return callFailed(error, Trouble::NeedsAttention);
    }
    if (!journaled(m_record.rendered(*row)))
        return;
    Q_EMIT changed();
    if (--m_left == 0)
        finish();
}

} // namespace easel
