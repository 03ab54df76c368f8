// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

/// libFuzzer's own name: called with any bytes, must come back.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace easel::fuzz {

/// The bytes, for as long as the call lasts.
inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

/// What must hold for any input: its breach is a finding, like a crash.
inline void demand(bool condition, const char *what)
{
    if (condition)
        return;
    std::fprintf(stderr, "not so: %s\n", what);
    std::abort();
}

} // namespace easel::fuzz
