// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"
#include "app/training/Safetensors.h"

namespace easel {

/// What is known of the file of one trained model. A value.
struct ModelFile
{
    enum class State {
        Absent,  ///< not here
        Part,    ///< begun, and stopped: goes on where it was
        Loading, ///< on its way
        Here,    ///< whole and checked
    };
    State state = State::Absent;
    qint64 received = 0;
    qint64 total = -1;                   ///< below 0: not known
    QString path;                        ///< absolute; of the whole file, with State::Here
    std::optional<LoraFacts> facts = {}; ///< with State::Here
    std::optional<Error> error = {};     ///< of the last try
    QString notice = {};                 ///< a passing trouble, while it is tried again
};

} // namespace easel
