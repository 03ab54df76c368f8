// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace easel {

/// Makes application speak the person's language, as far as Easel and Qt have it; English where not. Called
/// once by each program, before the first word is shown.
void installTranslations(QCoreApplication &application);

} // namespace easel
