// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Preflight.h"
#include "app/workspace/Credentials.h"

namespace easel {

/// One line of "Before the start".
struct CheckRow
{
    enum class State { Pass, Warn, Block };
    enum class Link { None, ShowPictures, FocusField, OpenSettings, OpenDataset };

    State state = State::Pass;
    QString text;
    Link link = Link::None;
    QStringList files; ///< with ShowPictures
    QString field;     ///< with FocusField

    bool operator==(const CheckRow &) const = default;
};

/// What blocks first, then what is worth knowing, then what is right. pictures: in the training.
std::vector<CheckRow> checkRows(const Preflight &found, int pictures, Credentials::Source key);

/// Whether a start is kept back by one of these.
bool blocks(const std::vector<CheckRow> &rows);

/// "Blocks", "Look here", "Right": the state in a word, for those who do not see the icon.
QString stateWord(CheckRow::State state);
QString linkText(CheckRow::Link link);

} // namespace easel
