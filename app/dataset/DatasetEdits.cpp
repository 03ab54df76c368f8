// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetEdits.h"

#include "app/dataset/DatasetContent.h"
#include "app/dataset/PictureMover.h"

#include <algorithm>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds typingPause = 2s; ///< a longer one begins a new step

enum MergeId { CaptionMerge = 1, TriggerWordMerge, FramingMerge };

bool isOneGo(std::chrono::milliseconds before, std::chrono::milliseconds later)
{
    return later - before < typingPause;
}

} // namespace

SetCaptionEdit::SetCaptionEdit(DatasetContent &content, int handle, const QString &text,
                               std::optional<std::chrono::milliseconds> now)
    : QUndoCommand(tr("Edit caption"))
    , m_content(content)
    , m_handle(handle)
    , m_before(content.caption(handle))
    , m_after(text)
    , m_lastTyped(now)
{
}

void SetCaptionEdit::undo()
{
    replace(m_after, m_before);
}

void SetCaptionEdit::redo()
{
    replace(m_before, m_after);
}

// Where another program wrote the caption since, its text is not undone with ours.
void SetCaptionEdit::replace(const QString &from, const QString &to)
{
    if (m_content.caption(m_handle) == from)
        m_content.setCaption(m_handle, to);
    else
        setObsolete(true);
}

int SetCaptionEdit::id() const
{
    return CaptionMerge;
}

bool SetCaptionEdit::mergeWith(const QUndoCommand *later)
{
    const auto *typed = static_cast<const SetCaptionEdit *>(later); // the same id
    if (typed->m_handle != m_handle || typed->m_before != m_after || !m_lastTyped || !typed->m_lastTyped ||
        !isOneGo(*m_lastTyped, *typed->m_lastTyped))
        return false;
    m_after = typed->m_after;
    m_lastTyped = typed->m_lastTyped;
    setObsolete(m_after == m_before);
    return true;
}

IncludeEdit::IncludeEdit(DatasetContent &content, const std::vector<int> &handles, bool included)
    : m_content(content)
    , m_handles(handles)
    , m_included(included)
{
    const int count = int(handles.size());
    setText(included ? tr("Take %n picture(s) in", nullptr, count)
                     : tr("Take %n picture(s) out", nullptr, count));
}

void IncludeEdit::undo()
{
    m_content.setIncluded(m_handles, !m_included);
}

void IncludeEdit::redo()
{
    m_content.setIncluded(m_handles, m_included);
}

FramingEdit::FramingEdit(DatasetContent &content, const std::vector<int> &handles, const Framing &framing,
                         int go)
    : m_content(content)
    , m_after(framing)
    , m_go(go)
{
    for (const int handle : handles)
        m_before.emplace_back(handle, content.framing(handle));
    const int count = int(handles.size());
    setText(framing.isCentred() ? tr("Centre the crop of %n picture(s)", nullptr, count)
                                : tr("Crop %n picture(s)", nullptr, count));
}

void FramingEdit::undo()
{
    for (const auto &[handle, framing] : m_before)
        m_content.setFraming(handle, framing);
}

void FramingEdit::redo()
{
    for (const auto &[handle, framing] : m_before)
        m_content.setFraming(handle, m_after);
}

int FramingEdit::id() const
{
    return FramingMerge;
}

bool FramingEdit::mergeWith(const QUndoCommand *later)
{
    const auto *dragged = static_cast<const FramingEdit *>(later); // the same id
    const auto isSamePicture = [](const auto &mine, const auto &theirs) {
        return mine.first == theirs.first;
    };
    if (m_go == 0 || dragged->m_go != m_go || !std::ranges::equal(m_before, dragged->m_before, isSamePicture))
        return false;
    m_after = dragged->m_after;
    setObsolete(
        std::ranges::all_of(m_before, [this](const auto &before) { return before.second == m_after; }));
    return true;
}

TriggerWordEdit::TriggerWordEdit(DatasetContent &content, const QString &word, std::chrono::milliseconds now)
    : QUndoCommand(tr("Change trigger word"))
    , m_content(content)
    , m_before(content.triggerWord())
    , m_after(word)
    , m_lastTyped(now)
{
}

void TriggerWordEdit::undo()
{
    m_content.setTriggerWord(m_before);
}

void TriggerWordEdit::redo()
{
    m_content.setTriggerWord(m_after);
}

int TriggerWordEdit::id() const
{
    return TriggerWordMerge;
}

bool TriggerWordEdit::mergeWith(const QUndoCommand *later)
{
    const auto *typed = static_cast<const TriggerWordEdit *>(later); // the same id
    if (!isOneGo(m_lastTyped, typed->m_lastTyped))
        return false;
    m_after = typed->m_after;
    m_lastTyped = typed->m_lastTyped;
    setObsolete(m_after == m_before);
    return true;
}

RemoveEdit::RemoveEdit(PictureMover &mover, const std::vector<int> &handles)
    : QUndoCommand(tr("Remove %n picture(s)", nullptr, int(handles.size())))
    , m_mover(mover)
    , m_handles(handles)
{
}

void RemoveEdit::undo()
{
    m_mover.bringBack(m_handles);
}

void RemoveEdit::redo()
{
    m_mover.takeOut(m_handles);
}

AddEdit::AddEdit(PictureMover &mover, const std::vector<int> &handles)
    : QUndoCommand(tr("Add %n picture(s)", nullptr, int(handles.size())))
    , m_mover(mover)
    , m_handles(handles)
{
}

void AddEdit::undo()
{
    m_mover.takeOut(m_handles);
}

void AddEdit::redo()
{
    if (std::exchange(m_isPushed, true))
        m_mover.bringBack(m_handles);
}

} // namespace easel
