// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QObject>
#include <QTcpServer>
#include <QTimer>

#include <deque>
#include <memory>
#include <vector>

class QTcpSocket;

namespace easel::bench {

/// One direction of a slow line: a rate that all connections share, and the time that each byte is under way.
struct Line
{
    double bytesPerMs = 0;
    double delayMs = 0;
    double freeAt = 0; ///< when the last byte accepted has left its sender
};

/// A TCP proxy on loopback that makes all connections together as slow as one line of that rate (in each
/// direction) and round trip. Bytes are taken from a sender only as fast as the line takes them, so that the
/// sender sees a slow peer, not a fast one with a large store.
class Shaper final : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        quint16 listenPort = 0; ///< 0: a free one
        quint16 targetPort = 0; ///< on loopback
        double megabits = 200;  ///< a second
        double roundTripMs = 20;
    };

    explicit Shaper(const Options &options);
    ~Shaper() override;

    /// Gives the port. Error: Conflict.
    Result<quint16> listen();

private:
    struct Flow;
    struct Pair;

    void accept();
    void tick();
    void take(Flow &flow);
    void give(Flow &flow);

    const Options m_options;
    QTcpServer m_server;
    QTimer m_timer;
    QElapsedTimer m_time;
    Line m_up;
    Line m_down;
    std::vector<std::unique_ptr<Pair>> m_pairs;
    size_t m_first = 0; ///< whose turn it is to be served first
};

} // namespace easel::bench
