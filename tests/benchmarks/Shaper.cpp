// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/Shaper.h"

#include <QTcpSocket>

#include <algorithm>
#include <utility>

namespace easel::bench {

static constexpr qint64 pieceBytes = 8 * 1024; ///< taken at a time, so that connections share fairly
static constexpr qint64 storeBytes = 64 * 1024;
static constexpr double mostAheadMs = 2; ///< the timer's own grain must not leave the line idle

struct Piece
{
    double dueMs;
    QByteArray bytes;
};

/// Bytes of one connection in one direction.
struct Shaper::Flow
{
    QTcpSocket *from = nullptr;
    QTcpSocket *to = nullptr;
    Line *line = nullptr;
    std::deque<Piece> underWay = {};
    bool ended = false; ///< the sender's end was passed on

    bool isDry() const
    {
        return underWay.empty() && from->bytesAvailable() == 0 &&
               from->state() == QAbstractSocket::UnconnectedState;
    }
};

struct Shaper::Pair
{
    std::unique_ptr<QTcpSocket> client;
    std::unique_ptr<QTcpSocket> server;
    Flow up;
    Flow down;
};

Shaper::Shaper(const Options &options)
    : m_options(options)
{
    const double bytesPerMs = options.megabits * 1e6 / 8 / 1000;
    m_up = m_down = {bytesPerMs, options.roundTripMs / 2};
    connect(&m_server, &QTcpServer::newConnection, this, &Shaper::accept);
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &Shaper::tick);
    m_time.start();
}

Shaper::~Shaper() = default;

Result<quint16> Shaper::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_options.listenPort))
        return failure(ErrorKind::Conflict, m_server.errorString());
    return m_server.serverPort();
}

static void makeNarrow(QTcpSocket &socket)
{
    socket.setReadBufferSize(storeBytes);
    socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, storeBytes);
    socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
}

void Shaper::accept()
{
    while (QTcpSocket *client = m_server.nextPendingConnection()) {
        auto pair = std::make_unique<Pair>();
        pair->client.reset(client);
        client->setParent(nullptr);
        pair->server = std::make_unique<QTcpSocket>();
        makeNarrow(*client);
        pair->server->connectToHost(QHostAddress(QHostAddress::LocalHost), m_options.targetPort);
        makeNarrow(*pair->server);
        pair->up = {client, pair->server.get(), &m_up};
        pair->down = {pair->server.get(), client, &m_down};
        m_pairs.push_back(std::move(pair));
    }
    m_timer.start();
}

void Shaper::tick()
{
    const size_t count = m_pairs.size();
    m_first = count == 0 ? 0 : (m_first + 1) % count;
    // A piece for each in turn, for as long as the line takes more.
    for (bool taken = true; std::exchange(taken, false);) {
        for (size_t i = 0; i < count; ++i) {
            Pair &pair = *m_pairs[(m_first + i) % count];
            const size_t before = pair.up.underWay.size() + pair.down.underWay.size();
            take(pair.up);
            take(pair.down);
            taken = taken || pair.up.underWay.size() + pair.down.underWay.size() > before;
        }
    }
    for (const auto &pair : m_pairs) {
        give(pair->up);
        give(pair->down);
    }
    std::erase_if(m_pairs, [](const auto &pair) { return pair->up.ended && pair->down.ended; });
    if (m_pairs.empty())
        m_timer.stop();
}

void Shaper::take(Flow &flow)
{
    Line &line = *flow.line;
    const double now = double(m_time.nsecsElapsed()) / 1e6;
    if (flow.to->state() == QAbstractSocket::ConnectingState || flow.from->bytesAvailable() == 0 ||
        line.freeAt > now + mostAheadMs)
        return;
    const QByteArray bytes = flow.from->read(pieceBytes);
    // A line that was idle for less than the timer's grain was not idle.
    line.freeAt = std::max(line.freeAt, now - mostAheadMs) + double(bytes.size()) / line.bytesPerMs;
    flow.underWay.push_back({line.freeAt + line.delayMs, bytes});
}

void Shaper::give(Flow &flow)
{
    const double now = double(m_time.nsecsElapsed()) / 1e6;
    while (!flow.underWay.empty() && flow.underWay.front().dueMs <= now) {
        flow.to->write(flow.underWay.front().bytes);
        flow.underWay.pop_front();
    }
    if (!flow.ended && flow.isDry()) {
        flow.ended = true;
        flow.to->disconnectFromHost();
    }
}

} // namespace easel::bench
