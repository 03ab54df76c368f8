// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/PictureRenderer.h"

#include "app/core/AtomicFile.h"
#include "app/core/Worker.h"
#include "app/imaging/RenderUpload.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace easel {

QString renderedFile(const QString &runFolder, int ordinal, const QString &extension)
{
    return u"%1/uploads/%2.%3"_s.arg(runFolder).arg(ordinal, 3, 10, QChar(u'0')).arg(extension);
}

/// Runs in a worker. An empty error message means that it was cancelled.
static Result<UploadRow> renderItem(const RecipeItem &item, int ordinal, const TrainingSettings &settings,
                                    const QString &folder, const std::shared_ptr<std::atomic_bool> &cancelled)
{
    if (*cancelled)
        return failure(ErrorKind::Picture, {});
    const auto upload = settings.sendsOriginals() ? renderOriginal(item.path)
                                                  : renderUpload(item.path, settings.size, item.framing);
    if (!upload)
        return std::unexpected(upload.error());
    if (!item.sourceSha256.isEmpty() && item.sourceSha256 != upload->sourceSha256) {
        return failure(
            ErrorKind::Conflict,
            PictureRenderer::tr("“%1” was changed after this training was started.").arg(item.file),
            item.file);
    }
    const QString file = renderedFile(folder, ordinal, upload->fileExtension);
    QDir().mkpath(QFileInfo(file).path());
    if (const auto written = writeAtomically(file, upload->bytes); !written)
        return std::unexpected(written.error());
    return UploadRow{
        ordinal, upload->sourceSha256, upload->sha256, upload->fileExtension, upload->bytes.size(), {}};
}

PictureRenderer::PictureRenderer(const Recipe &recipe, const QString &folder, QThreadPool &workers,
                                 QObject *parent)
    : QObject(parent)
    , m_recipe(recipe)
    , m_folder(folder)
    , m_workers(workers)
{
}

PictureRenderer::~PictureRenderer()
{
    *m_cancelled = true;
}

void PictureRenderer::render(int ordinal)
{
    const auto work = [item = m_recipe.items[size_t(ordinal)], ordinal, settings = m_recipe.settings,
                       folder = m_folder, cancelled = m_cancelled] {
        return renderItem(item, ordinal, settings, folder, cancelled);
    };
    inWorker(m_workers, this, work, [this, ordinal](const Result<UploadRow> &row) {
        if (*m_cancelled)
            return;
        if (row) {
            Q_EMIT rendered(*row);
            return;
        }
        // One picture that cannot be sent stops the run: the rest would be work for nothing.
        *m_cancelled = true;
        Q_EMIT failed(ordinal, row.error());
    });
}

} // namespace easel
