// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>

namespace easel {

/// A server's identity for 127.0.0.1 that no authority has signed.
QSslConfiguration selfSigned();

} // namespace easel
