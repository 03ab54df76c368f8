// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace easel {

/// Stems that no picture and no caption of one folder has, as pictures of one stem share a caption. Case does
/// not tell names apart, since on many systems it does not. For workers.
class FreeNames
{
public:
    explicit FreeNames(const QString &folder);

    /// wanted, else "wanted (2)", "wanted (3)", …: taken from now on, and as long as nothing of that name has
    /// come since. suffix: the picture's.
    QString take(const QString &wanted, const QString &suffix);

private:
    bool isFree(const QString &stem, const QString &suffix) const;

    QString m_folder;
    QSet<QString> m_taken;
};

/// A file name's stem and suffix (".png"), as captions see them.
struct NameParts
{
    QString stem;
    QString suffix; ///< with its dot; may be empty
};
NameParts nameParts(const QString &fileName);

} // namespace easel
