// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

/// For a tool tip that shows a file's name or other words from outside, which Qt might take for HTML.
QString toolTipText(const QString &plain);

} // namespace easel
