// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/DecodeRoom.h"

#include <QSemaphore>

#include <algorithm>

namespace easel {

namespace {

constexpr qint64 blockPixels = 64'000;
constexpr int blocksInAll = int(DecodeRoom::pixelsInAll / blockPixels);

QSemaphore &room()
{
    static QSemaphore blocks(blocksInAll);
    return blocks;
}

} // namespace

DecodeRoom::DecodeRoom(QSize picture)
    : m_blocks(
          int(std::clamp<qint64>(qint64(picture.width()) * picture.height() / blockPixels, 1, blocksInAll)))
{
    room().acquire(m_blocks);
}

DecodeRoom::~DecodeRoom()
{
    room().release(m_blocks);
}

} // namespace easel
