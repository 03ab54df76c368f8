// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/workspace/Settings.h"

#include <QStringList>

namespace easel {

/// What the desktop program was started with. A value.
struct StartOptions
{
    enum class Wish { Window, Help, Version };

    Wish wish = Wish::Window;
    bool demo = false;
    double demoSpeed = 1;
    QString serviceUrl; ///< empty: the setting
    QString profile;    ///< empty: the usual place
    std::optional<Appearance> appearance;
    QString traceFile;    ///< empty: none
    bool example = false; ///< paint the example into dataset, or into the profile's place for it
    QString dataset;      ///< absolute; empty: none
};

/// words: without the program's name. Error: Usage, one sentence; a dataset that is not there is one.
Result<StartOptions> parseStartOptions(const QStringList &words);
QString startOptionsHelp();

} // namespace easel
