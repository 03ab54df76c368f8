// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Crop.h"

#include <QCoreApplication>
#include <QString>
#include <QUndoCommand>

#include <chrono>
#include <utility>
#include <vector>

namespace easel {

class DatasetContent;
class PictureMover;

// The undo steps of a dataset. Each works on what is in memory; saving follows by itself.

class SetCaptionEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::SetCaptionEdit)
public:
    /// now tells which edits are one go of typing; without it the step stays alone.
    SetCaptionEdit(DatasetContent &content, int handle, const QString &text,
                   std::optional<std::chrono::milliseconds> now);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *later) override;

private:
    void replace(const QString &from, const QString &to);

    DatasetContent &m_content;
    int m_handle;
    QString m_before;
    QString m_after;
    std::optional<std::chrono::milliseconds> m_lastTyped;
};

class IncludeEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::IncludeEdit)
public:
    /// handles: those that are not so yet.
    IncludeEdit(DatasetContent &content, const std::vector<int> &handles, bool included);

    void undo() override;
    void redo() override;

private:
    DatasetContent &m_content;
    std::vector<int> m_handles;
    bool m_included;
};

class FramingEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::FramingEdit)
public:
    /// handles: those that are framed otherwise. Edits of the same pictures in one go become one step; 0 is
    /// none.
    FramingEdit(DatasetContent &content, const std::vector<int> &handles, const Framing &framing, int go);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *later) override;

private:
    DatasetContent &m_content;
    std::vector<std::pair<int, Framing>> m_before; ///< by handle
    Framing m_after;
    int m_go;
};

class TriggerWordEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::TriggerWordEdit)
public:
    TriggerWordEdit(DatasetContent &content, const QString &word, std::chrono::milliseconds now);

    void undo() override;
    void redo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand *later) override;

private:
    DatasetContent &m_content;
    QString m_before;
    QString m_after;
    std::chrono::milliseconds m_lastTyped;
};

class RemoveEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::RemoveEdit)
public:
    RemoveEdit(PictureMover &mover, const std::vector<int> &handles);

    void undo() override;
    void redo() override;

private:
    PictureMover &m_mover;
    std::vector<int> m_handles;
};

class AddEdit : public QUndoCommand
{
    Q_DECLARE_TR_FUNCTIONS(easel::AddEdit)
public:
    /// The pictures are in the dataset already when the step is pushed.
    AddEdit(PictureMover &mover, const std::vector<int> &handles);

    void undo() override;
    void redo() override;

private:
    PictureMover &m_mover;
    std::vector<int> m_handles;
    bool m_isPushed = false;
};

} // namespace easel
