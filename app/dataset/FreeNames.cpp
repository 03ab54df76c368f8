// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FreeNames.h"

#include "app/imaging/Picture.h"

#include <QDirIterator>

namespace easel {

using namespace Qt::StringLiterals;

FreeNames::FreeNames(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System);
    while (files.hasNext()) {
        files.next();
        const QString name = files.fileName();
        if (hasPictureName(name) || name.endsWith(".txt"_L1, Qt::CaseInsensitive))
            m_taken.insert(nameParts(name).stem.toCaseFolded());
    }
}

QString FreeNames::take(const QString &wanted)
{
    QString stem = wanted;
    for (int number = 2; m_taken.contains(stem.toCaseFolded()); ++number)
        stem = u"%1 (%2)"_s.arg(wanted).arg(number);
    m_taken.insert(stem.toCaseFolded());
    return stem;
}

NameParts nameParts(const QString &fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    if (dot <= 0)
        return {fileName, {}};
    return {fileName.left(dot), fileName.mid(dot)};
}

} // namespace easel
