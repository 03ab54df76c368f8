// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/Remedy.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace easel {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::Remedy)
};

/// The item that the error names, by its id or by where it lay.
QString itemOf(const Run &run, const Error &error)
{
    const QString &named = error.field;
    const auto isNamed = [&](const RecipeItem &item) { return item.file == named || item.path == named; };
    const auto found = std::ranges::find_if(run.recipe.items, isNamed);
    return named.isEmpty() || found == run.recipe.items.end() ? QString() : found->file;
}

QString folderOf(const QString &file)
{
    if (!QDir::isAbsolutePath(file))
        return {};
    const QFileInfo info(file);
    const QString folder = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    return QFileInfo(folder).isDir() ? folder : QString();
}

Remedy pictureOr(Remedy::Kind other, const Run &run, const Error &error)
{
    const QString item = itemOf(run, error);
    return item.isEmpty() ? Remedy{other} : Remedy{Remedy::Kind::ShowPicture, item};
}

} // namespace

Remedy remedyFor(const Run &run)
{
    const bool isHalted = run.stage == Stage::NeedsAttention || run.stage == Stage::Failed || run.gaveUp;
    if (!isHalted || !run.error)
        return {};
    const Error &error = *run.error;
    switch (error.kind) {
    case ErrorKind::Key:
        return {Remedy::Kind::EnterKey};
    case ErrorKind::Balance:
        return {Remedy::Kind::OpenBilling};
    case ErrorKind::Picture:
    case ErrorKind::Caption:
    case ErrorKind::Conflict:
        return pictureOr(Remedy::Kind::None, run, error);
    case ErrorKind::Refused:
    case ErrorKind::Settings:
        return pictureOr(run.stage == Stage::Failed ? Remedy::Kind::NewTraining : Remedy::Kind::None, run,
                         error);
    case ErrorKind::Disk: {
        const Remedy remedy = pictureOr(Remedy::Kind::None, run, error);
        const QString folder = folderOf(error.field);
        return remedy.kind != Remedy::Kind::None || folder.isEmpty()
                   ? remedy
                   : Remedy{Remedy::Kind::OpenFolder, folder};
    }
    default:
        return {};
    }
}

QString remedyText(Remedy::Kind kind)
{
    switch (kind) {
    case Remedy::Kind::None:
        break;
    case Remedy::Kind::EnterKey:
        return Words::tr("Enter the key");
    case Remedy::Kind::OpenBilling:
        return Words::tr("Open the billing page");
    case Remedy::Kind::ShowPicture:
        return Words::tr("Show the picture");
    case Remedy::Kind::OpenFolder:
        return Words::tr("Open the folder");
    case Remedy::Kind::NewTraining:
        return Words::tr("Set up another training");
    }
    return {};
}

} // namespace easel
