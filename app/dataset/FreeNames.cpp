// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FreeNames.h"

#include "app/imaging/Picture.h"

#include <QDirIterator>
#include <QFileInfo>

namespace easel {

using namespace Qt::StringLiterals;

FreeNames::FreeNames(const QString &folder)
    : m_folder(folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System);
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileName();
        if (hasPictureName(name) || name.endsWith(".txt"_L1, Qt::CaseInsensitive))
            m_taken.insert(nameParts(name).stem.toCaseFolded());
    }
}

QString FreeNames::take(const QString &wanted, const QString &suffix)
{
    QString stem = wanted;
    for (int number = 2; !isFree(stem, suffix); ++number)
        stem = u"%1 (%2)"_s.arg(wanted).arg(number);
    m_taken.insert(stem.toCaseFolded());
    return stem;
}

bool FreeNames::isFree(const QString &stem, const QString &suffix) const
{
    if (m_taken.contains(stem.toCaseFolded()))
        return false;
    for (const QString &name : {stem + suffix, stem + ".txt"_L1}) {
        const QFileInfo file(m_folder + u'/' + name);
        if (file.exists() || file.isSymLink())
            return false;
    }
    return true;
}

NameParts nameParts(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    if (dot <= 0)
        return {fileName, {}};
    return {fileName.left(dot), fileName.mid(dot)};
}

} // namespace easel
