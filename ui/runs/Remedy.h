// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

namespace easel {

/// What a person can do about a run that stopped, besides trying again.
struct Remedy
{
    enum class Kind {
        None,        ///< trying again is all there is, or not even that
        EnterKey,    ///< in the settings; the run then goes on by itself
        OpenBilling, ///< the account's page at the service
        ShowPicture, ///< in the dataset that the run was made from
        OpenFolder,  ///< where a file could not be read or written
        NewTraining, ///< this one cannot be helped: its recipe is frozen
    };
    Kind kind = Kind::None;
    QString place = {}; ///< ShowPicture: the item's id; OpenFolder: absolute

    bool operator==(const Remedy &) const = default;
};

Remedy remedyFor(const Run &run);
QString remedyText(Remedy::Kind kind); ///< on the button; empty for None

} // namespace easel
