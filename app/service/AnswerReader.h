// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <utility>
#include <vector>

namespace easel {

/// Reads one HTTP/1.1 answer from bytes in pieces of any size (RFC 9112): interim answers are skipped, the
/// body ends by its length, its last chunk or the connection's end. Never keeps more than the limits.
class AnswerReader
{
public:
    enum class State { Head, Body, Complete, Broken, TooLarge };

    explicit AnswerReader(qint64 maxBodyBytes);

    State feed(const QByteArray &bytes);
    /// The other side has closed the connection.
    State close();

    State state() const { return m_state; }
    int status() const { return m_status; } ///< 0 before the head was read
    QByteArray header(const QByteArray &name) const;
    const QByteArray &body() const { return m_body; }
    bool hasBegun() const { return m_hasBegun; } ///< a byte came
    /// Complete, with nothing after it, and the other side keeps the connection open.
    bool mayKeepConnection() const;

private:
    enum class Framing { None, Length, Chunks, Close };

    void work();
    bool readHead();
    bool readStatusLine(const QByteArray &line);
    void chooseFraming();
    bool readBody();
    bool readChunk();
    bool takeLine(QByteArray &line);
    void append(qint64 bytes);

    const qint64 m_maxBodyBytes;
    State m_state = State::Head;
    QByteArray m_buffer; ///< not yet understood
    QByteArray m_body;
    std::vector<std::pair<QByteArray, QByteArray>> m_headers; ///< names in lower case
    Framing m_framing = Framing::None;
    qint64 m_left = 0;      ///< of the body, or of the chunk
    bool m_inChunk = false; ///< its bytes and the line's end after them are awaited
    bool m_inTrailer = false;
    bool m_hasBegun = false;
    bool m_isHttp11 = false;
    int m_status = 0;
};

} // namespace easel
