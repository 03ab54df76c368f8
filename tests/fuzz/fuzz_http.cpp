// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/AnswerReader.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace easel;
using namespace easel::fuzz;

static constexpr qint64 mostBytes = 4096;

static AnswerReader readInPieces(const QByteArray &bytes, qsizetype piece)
{
    AnswerReader reader(mostBytes);
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        reader.feed(bytes.mid(at, piece));
    return reader;
}

/// However the network cuts the bytes, the answer is the same. The first byte is the size of the pieces.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray bytes = bytesOf(data + 1, size - 1);
    AnswerReader whole = readInPieces(bytes, std::max<qsizetype>(1, bytes.size()));
    AnswerReader pieces = readInPieces(bytes, data[0] + 1);
    const auto end = whole.close();
    demand(pieces.close() == end, "the pieces decide nothing");
    if (end != AnswerReader::State::Complete)
        return 0;
    demand(whole.body() == pieces.body() && whole.status() == pieces.status(), "the same answer");
    demand(whole.body().size() <= mostBytes, "no more than was allowed");
    demand(whole.status() >= 100 && whole.status() <= 999, "a status of three digits");
    return 0;
}
