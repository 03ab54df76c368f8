// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <map>
#include <optional>

namespace easel {

/// Something about a run that a person wants to hear of also while looking elsewhere.
struct RunNews
{
    enum class Kind { Finished, Failed, NeedsAttention };
    Kind kind = Kind::Finished;
    QString runId;
    QString title;
    QString text;
};

/// Finds the news in what changes. What stood so when it was first seen is none.
class RunNewsReader
{
public:
    /// What is known from the start.
    void remember(const Run &run);
    std::optional<RunNews> read(const Run &run);

private:
    struct Seen
    {
        Stage stage = Stage::Waiting;
        bool unfinished = true;
        int samples = 0; ///< made when it was last finished
    };
    std::map<QString, Seen> m_seen;
};

} // namespace easel
