// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace easel {

/// Room for a picture while it is decoded. All workers of the program share it: several large pictures wait
/// for each other instead of filling the memory together. One that is larger than all the room gets all of
/// it.
class DecodeRoom
{
public:
    static constexpr qint64 pixelsInAll = 128'000'000;

    explicit DecodeRoom(QSize picture); ///< waits
    ~DecodeRoom();
    Q_DISABLE_COPY_MOVE(DecodeRoom)

private:
    int m_blocks;
};

} // namespace easel
