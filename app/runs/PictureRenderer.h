// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/journal/JournalRows.h"
#include "app/training/Recipe.h"

#include <QObject>

#include <atomic>
#include <memory>

class QThreadPool;

namespace easel {

/// Renders pictures of a recipe into the run's uploads folder, in workers, and hashes what will be sent. Ends
/// each with rendered() or failed(); what is under way when it is deleted is given up.
class PictureRenderer : public QObject
{
    Q_OBJECT
public:
    /// folder: the run's, absolute.
    PictureRenderer(const Recipe &recipe, const QString &folder, QThreadPool &workers,
                    QObject *parent = nullptr);
    ~PictureRenderer() override;

    void render(int ordinal);

Q_SIGNALS:
    void rendered(const easel::UploadRow &row);
    /// Picture or Disk, naming the file; Conflict where the picture is no longer the one of the recipe.
    void failed(int ordinal, const easel::Error &error);

private:
    const Recipe &m_recipe;
    const QString m_folder;
    QThreadPool &m_workers;
    std::shared_ptr<std::atomic_bool> m_cancelled = std::make_shared<std::atomic_bool>(false);
};

/// Where the rendered bytes of a picture lie until the start is accepted.
QString renderedFile(const QString &runFolder, int ordinal, const QString &extension);

} // namespace easel
