// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace easel::cli {

bool stdinIsTerminal();
bool stderrIsTerminal();
/// Of the terminal that shows stderr; 80 where it does not say.
int terminalColumns();

/// While it lives, what is typed is not shown.
class HiddenInput
{
public:
    HiddenInput();
    ~HiddenInput();
    HiddenInput(const HiddenInput &) = delete;
    HiddenInput &operator=(const HiddenInput &) = delete;

private:
    bool m_hidden = false;
};

} // namespace easel::cli
