// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace easel {

/// Keeps the system from going to sleep by itself. What a person asks for (closing the lid, the menu) is none
/// of its business. Held once, whatever is asked; given back with release() and at the end.
class SleepInhibitor
{
public:
    SleepInhibitor() = default;
    virtual ~SleepInhibitor() = default;
    SleepInhibitor(const SleepInhibitor &) = delete;
    SleepInhibitor &operator=(const SleepInhibitor &) = delete;

    virtual void hold(const QString &why) = 0; ///< why: a few translated words, shown by some desktops
    virtual void release() = 0;
};

/// The system's own; null where it offers none.
std::unique_ptr<SleepInhibitor> makeSystemSleepInhibitor();

} // namespace easel
