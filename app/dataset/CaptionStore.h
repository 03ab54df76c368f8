// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QByteArray>
#include <QString>

namespace easel {

/// Text of a caption file, line ends as '\n'.
struct CaptionText
{
    QString text;
    bool existed = false;
};

/// Reads and writes same-name .txt captions. UTF-8 (with or without BOM), UTF-16 and Latin-1 are read; what
/// is written is UTF-8 without BOM, atomically; line ends of an edited file stay as they were.
/// Static functions are for workers; nothing else in Easel opens a caption file.
class CaptionStore
{
public:
    static QString captionPath(const QString &picturePath); ///< the picture's path with the suffix .txt
    static Result<CaptionText> read(const QString &picturePath);
    /// An empty text removes nothing: it writes an empty file only where one existed before. A file that says
    /// the same already keeps its bytes.
    static Result<void> write(const QString &picturePath, const QString &text);
    /// Gives another picture the same caption, byte for byte. False where there is none. Never over a caption
    /// that is there already: that is an error.
    static Result<bool> copy(const QString &picturePath, const QString &newPicturePath);
    /// The text, with the line ends of the bytes. Bytes that are neither UTF-8 nor marked as UTF-16 are
    /// Latin-1.
    static QString decode(const QByteArray &bytes);
    /// What reading gives back after text was written: line ends as '\n', no byte order mark, valid Unicode.
    static QString normalised(const QString &text);
};

} // namespace easel
