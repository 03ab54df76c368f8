// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <curl/curl.h>

#include <map>
#include <memory>
#include <vector>

class QSocketNotifier;

namespace easel {

class CurlTransfer;

/// Runs transfers of libcurl in the event loop of its thread, all at the same time, and keeps their
/// connections a few seconds for the next ones. Why libcurl: QNetworkAccessManager leaves Nagle's algorithm
/// on, which costs 40 ms a picture wherever the peer delays its acknowledgements, and hands a body over in 16
/// KB pieces between threads.
class CurlTransfers final : public QObject
{
    Q_OBJECT
public:
    CurlTransfers();
    /// Those under way are stopped, and tell nothing any more.
    ~CurlTransfers() override;

    /// From the event loop on; the transfer tells its end once.
    void start(CurlTransfer &transfer);
    /// Where it is under way, with its connection.
    void stop(CurlTransfer &transfer);

private:
    /// A notifier is switched off at once, but may be the one whose signal is under way.
    struct SwitchOff
    {
        void operator()(QSocketNotifier *notifier) const;
    };
    using Notifier = std::unique_ptr<QSocketNotifier, SwitchOff>;
    struct Watch
    {
        Notifier reads;
        Notifier writes;
        QPointer<CurlTransfer> transfer;
    };

    void open();
    void close();
    void watch(curl_socket_t socket, int what, CurlTransfer *transfer);
    void act(curl_socket_t socket);
    void tellMoved();
    void tellEnded();

    static CurlTransfer *transferOf(CURL *easy);
    static int socketChanged(CURL *easy, curl_socket_t socket, int what, void *self, void *);
    static int timerChanged(CURLM *, long milliseconds, void *self);

    CURLM *m_multi = nullptr; ///< holds the kept connections
    std::map<curl_socket_t, Watch> m_watches;
    std::vector<CurlTransfer *> m_running;
    QTimer m_timer; ///< libcurl's
    QTimer m_rest;  ///< after the last transfer
};

} // namespace easel
