// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMimeData>
#include <QStringList>

#include <memory>

namespace easel::test {

/// What a file manager drags or copies: the addresses of these files.
std::unique_ptr<QMimeData> filesOf(const QStringList &paths);

} // namespace easel::test
