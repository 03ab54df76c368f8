// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/AnswerReader.h"

#include <algorithm>
#include <limits>

namespace easel {

static constexpr qsizetype longestHead = 64 * 1024;
static constexpr qsizetype longestLine = 8 * 1024; ///< of a chunk's size or a trailer

AnswerReader::AnswerReader(qint64 maxBodyBytes)
    : m_maxBodyBytes(maxBodyBytes)
{
}

AnswerReader::State AnswerReader::feed(const QByteArray &bytes)
{
    m_hasBegun = m_hasBegun || !bytes.isEmpty();
    m_buffer += bytes;
    work();
    return m_state;
}

AnswerReader::State AnswerReader::close()
{
    if (m_state == State::Body && m_framing == Framing::Close)
        m_state = State::Complete;
    else if (m_state == State::Head || m_state == State::Body)
        m_state = State::Broken;
    return m_state;
}

QByteArray AnswerReader::header(const QByteArray &name) const
{
    const QByteArray lower = name.toLower();
    const auto found =
        std::ranges::find_if(m_headers, [&](const auto &header) { return header.first == lower; });
    return found == m_headers.end() ? QByteArray() : found->second;
}

bool AnswerReader::mayKeepConnection() const
{
    return m_state == State::Complete && m_buffer.isEmpty() && m_framing != Framing::Close && m_isHttp11 &&
           !header("connection").toLower().contains("close");
}

void AnswerReader::work()
{
    bool goesOn = true;
    while (goesOn && (m_state == State::Head || m_state == State::Body))
        goesOn = m_state == State::Head ? readHead() : readBody();
}

/// False where more bytes are needed.
bool AnswerReader::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0 || end > longestHead) {
        if (end > longestHead || m_buffer.size() > longestHead)
            m_state = State::Broken;
        return false;
    }
    m_headers.clear();
    const QList<QByteArray> lines = m_buffer.first(end).split('\n');
    m_buffer.remove(0, end + 4);
    if (!readStatusLine(lines.first())) {
        m_state = State::Broken;
        return false;
    }
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            m_headers.emplace_back(line.first(colon).trimmed().toLower(), line.sliced(colon + 1).trimmed());
    }
    if (m_status < 200 && m_status != 101)
        m_status = 0; // an interim answer: the real one follows
    else
        chooseFraming();
    return true;
}

bool AnswerReader::readStatusLine(const QByteArray &line)
{
    if (!line.startsWith("HTTP/1."))
        return false;
    bool isNumber = false;
    m_isHttp11 = line.mid(7, 2) == "1 ";
    m_status = line.mid(9, 3).toInt(&isNumber);
    return isNumber && m_status >= 100 && line.mid(8, 1) == " ";
}

void AnswerReader::chooseFraming()
{
    m_state = State::Body;
    m_framing = Framing::Close;
    const QByteArray length = header("content-length");
    if (m_status == 204 || m_status == 304) {
        m_framing = Framing::None;
        m_state = State::Complete;
    } else if (header("transfer-encoding").toLower().contains("chunked")) {
        m_framing = Framing::Chunks;
    } else if (!length.isEmpty()) {
        bool isNumber = false;
        m_framing = Framing::Length;
        m_left = length.toLongLong(&isNumber);
        if (!isNumber || m_left < 0)
            m_state = State::Broken;
        else if (m_left == 0)
            m_state = State::Complete;
    }
}

/// False where more bytes are needed.
bool AnswerReader::readBody()
{
    if (m_framing == Framing::Chunks)
        return readChunk();
    if (m_framing == Framing::Close)
        m_left = std::numeric_limits<qint64>::max();
    append(std::min(m_left, qint64(m_buffer.size())));
    if (m_state == State::Body && m_framing == Framing::Length && m_left == 0)
        m_state = State::Complete;
    return false;
}

bool AnswerReader::readChunk()
{
    if (m_inChunk) {
        append(std::min(m_left, qint64(m_buffer.size())));
        if (m_left > 0 || m_buffer.size() < 2)
            return false;
        if (!m_buffer.startsWith("\r\n"))
            m_state = State::Broken;
        m_buffer.remove(0, 2);
        m_inChunk = false;
        return true;
    }
    QByteArray line;
    if (!takeLine(line))
        return false;
    if (m_inTrailer) {
        if (line.isEmpty())
            m_state = State::Complete;
        return true;
    }
    bool isNumber = false;
    m_left = line.split(';').first().trimmed().toLongLong(&isNumber, 16);
    if (!isNumber || m_left < 0)
        m_state = State::Broken;
    m_inChunk = m_left > 0;
    m_inTrailer = m_left == 0;
    return true;
}

bool AnswerReader::takeLine(QByteArray &line)
{
    const qsizetype end = m_buffer.indexOf("\r\n");
    if (end < 0 || end > longestLine) {
        if (end > longestLine || m_buffer.size() > longestLine)
            m_state = State::Broken;
        return false;
    }
    line = m_buffer.first(end);
    m_buffer.remove(0, end + 2);
    return true;
}

void AnswerReader::append(qint64 bytes)
{
    m_body += m_buffer.first(bytes);
    m_buffer.remove(0, bytes);
    m_left -= bytes;
    if (m_body.size() > m_maxBodyBytes)
        m_state = State::TooLarge;
}

} // namespace easel
