// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace easel {

/// One caption file: what the person sees, and what is known to be on the disk.
struct Caption
{
    QString text;
    QString onDisk;
    FileStamp stamp;
    std::optional<QString> theirs; ///< another program's text that meets unsaved edits, until resolved
};

/// The captions of a dataset. The key is the caption file's path relative to the dataset, since pictures of
/// one stem share it. A value; touches no files.
class CaptionTable
{
public:
    static QString keyOf(const QString &itemId);

    void clear();
    Caption caption(const QString &key) const { return m_captions.value(key); }
    bool contains(const QString &key) const { return m_captions.contains(key); }
    void setText(const QString &key, const QString &text);
    void forget(const QString &key);
    void recall(const QString &key, const Caption &caption); ///< one that was forgotten

    /// What became of a text that was read from the disk.
    enum class Seen { Known, Taken, Conflict };
    Seen seen(const QString &key, const QString &onDisk, const FileStamp &stamp);
    /// text is on the disk now.
    void saved(const QString &key, const QString &text, const FileStamp &stamp);
    /// The person has seen the other text: it may be replaced.
    void settle(const QString &key);

    bool isDirty(const QString &key) const { return m_dirty.contains(key); }
    const QSet<QString> &dirty() const { return m_dirty; } ///< not on the disk yet, those in conflict too

private:
    void note(const QString &key, const Caption &caption);

    QHash<QString, Caption> m_captions;
    QSet<QString> m_dirty;
};

} // namespace easel
