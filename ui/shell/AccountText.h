// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

class Account;
class Workspace;

/// "Novita AI · key in the keychain": whose service it is and where its key comes from.
QString accountLine(Workspace &workspace);

/// "Balance $12.34"; says that it is unknown where it is; empty without a key.
QString balanceLine(const Account &account);

} // namespace easel
