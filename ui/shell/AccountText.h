// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

class Workspace;

/// "Novita AI · key in the keychain": whose service it is and where its key comes from.
QString accountLine(Workspace &workspace);

} // namespace easel
