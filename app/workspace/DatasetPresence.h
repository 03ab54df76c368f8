// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QStringList>

#include <memory>

namespace easel {

/// Tells programs of one person of each other that have the same dataset open. The mark lies in the person's
/// runtime folder, never in the dataset, and the system takes it back when the program dies. It forbids
/// nothing: captions that two change are told apart when they are saved.
class DatasetPresence
{
public:
    /// place: where the marks lie; empty: the person's runtime folder.
    explicit DatasetPresence(const QString &place = {});

    /// Marks the folder as open here, in place of an earlier one. Gives who else has it open ("easel (process
    /// 4711)"); empty where nobody has.
    QStringList enter(const QString &folder);
    void leave();

private:
    QString m_place;
    std::unique_ptr<QLockFile> m_mark;
};

} // namespace easel
