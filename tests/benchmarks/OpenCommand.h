// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace easel::bench {

/// `easel-bench open DIR [--profile DIR] [--scroll early]`: OpenBench in a real window on the demo service,
/// with accessibility on. A profile is made for the time where none is named: its caches are cold. Returns
/// the exit code.
int openCommand(int &argc, char **argv);

} // namespace easel::bench
