// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/CaptionTable.h"

#include "app/dataset/CaptionStore.h"

#include <utility>

namespace easel {

QString CaptionTable::keyOf(const QString &itemId)
{
    return CaptionStore::captionPath(itemId);
}

void CaptionTable::clear()
{
    m_captions.clear();
    m_dirty.clear();
}

void CaptionTable::setText(const QString &key, const QString &text)
{
    Caption &caption = m_captions[key];
    caption.text = text;
    note(key, caption);
}

void CaptionTable::forget(const QString &key)
{
    m_captions.remove(key);
    m_dirty.remove(key);
}

void CaptionTable::recall(const QString &key, const Caption &caption)
{
    m_captions.insert(key, caption);
    note(key, caption);
}

CaptionTable::Seen CaptionTable::seen(const QString &key, const QString &onDisk, const FileStamp &stamp)
{
    Caption &caption = m_captions[key];
    caption.stamp = stamp;
    if (onDisk == caption.onDisk || onDisk == caption.text) {
        caption.onDisk = onDisk;
        caption.theirs.reset();
        note(key, caption);
        return Seen::Known;
    }
    if (!isDirty(key)) {
        caption.text = onDisk;
        caption.onDisk = onDisk;
        return Seen::Taken;
    }
    if (caption.theirs == onDisk)
        return Seen::Known;
    caption.theirs = onDisk;
    return Seen::Conflict;
}

void CaptionTable::saved(const QString &key, const QString &text, const FileStamp &stamp)
{
    const auto caption = m_captions.find(key);
    if (caption == m_captions.end())
        return;
    caption->onDisk = text;
    caption->stamp = stamp;
    caption->theirs.reset();
    note(key, *caption);
}

void CaptionTable::settle(const QString &key)
{
    const auto caption = m_captions.find(key);
    if (caption == m_captions.end() || !caption->theirs)
        return;
    caption->onDisk = std::exchange(caption->theirs, std::nullopt).value_or(QString());
    note(key, *caption);
}

void CaptionTable::note(const QString &key, const Caption &caption)
{
    if (caption.text == caption.onDisk)
        m_dirty.remove(key);
    else
        m_dirty.insert(key);
}

} // namespace easel
