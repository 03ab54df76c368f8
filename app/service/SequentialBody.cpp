// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/SequentialBody.h"

#include <algorithm>
#include <cstring>

namespace easel {

SequentialBody::SequentialBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered, so that m_position tells what really was taken.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool SequentialBody::atEnd() const
{
    return m_position >= m_bytes.size();
}

qint64 SequentialBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 SequentialBody::readData(char *data, qint64 maxSize)
{
    if (atEnd())
        return -1;
    const qint64 size = std::min(maxSize, qint64(m_bytes.size()) - m_position);
    std::memcpy(data, m_bytes.constData() + m_position, size_t(size));
    m_position += size;
    return size;
}

qint64 SequentialBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace easel
