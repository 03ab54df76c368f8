// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/CurlTransfers.h"

#include "app/service/CurlTransfer.h"

#include <QSocketNotifier>

#include <algorithm>
#include <chrono>
#include <utility>

namespace easel {

using namespace std::chrono_literals;

static constexpr long mostConnections = 6;
static constexpr auto longestRest = 10s; // storages close idle connections after 15 to 20 s

CurlTransfers::CurlTransfers()
{
    m_timer.setSingleShot(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(longestRest);
    connect(&m_timer, &QTimer::timeout, this, [this] { act(CURL_SOCKET_TIMEOUT); });
    connect(&m_rest, &QTimer::timeout, this, &CurlTransfers::close);
}

CurlTransfers::~CurlTransfers()
{
    close();
}

void CurlTransfers::open()
{
    if (m_multi)
        return;
    m_multi = curl_multi_init();
    Q_CHECK_PTR(m_multi);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETFUNCTION, &CurlTransfers::socketChanged);
    curl_multi_setopt(m_multi, CURLMOPT_SOCKETDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERFUNCTION, &CurlTransfers::timerChanged);
    curl_multi_setopt(m_multi, CURLMOPT_TIMERDATA, this);
    curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, mostConnections);
}

/// The kept connections end with it.
void CurlTransfers::close()
{
    while (!m_running.empty())
        stop(*m_running.back());
    m_rest.stop();
    curl_multi_cleanup(std::exchange(m_multi, nullptr));
    m_watches.clear();
    m_timer.stop();
}

void CurlTransfers::start(CurlTransfer &transfer)
{
    if (transfer.m_result != CURLE_OK) { // could not be prepared
        QMetaObject::invokeMethod(&transfer, &CurlTransfer::ended, Qt::QueuedConnection);
        return;
    }
    open();
    m_rest.stop();
    m_running.push_back(&transfer);
    curl_multi_add_handle(m_multi, transfer.m_easy);
}

void CurlTransfers::stop(CurlTransfer &transfer)
{
    if (std::erase(m_running, &transfer) == 0)
        return;
    curl_multi_remove_handle(m_multi, transfer.m_easy);
    if (m_running.empty())
        m_rest.start();
}

/// libcurl looks itself what the socket is ready for, and reads before it writes: an answer that came before
/// the other side broke off is then not lost over a failing write.
void CurlTransfers::act(curl_socket_t socket)
{
    const auto watched = m_watches.find(socket);
    if (watched != m_watches.end() && watched->second.transfer)
        watched->second.transfer->m_hasMoved = true;
    int running = 0;
    curl_multi_socket_action(m_multi, socket, 0, &running);
    const QPointer<CurlTransfers> self(this);
    tellMoved();
    if (self)
        tellEnded();
}

/// Whoever hears of it may end other transfers, start new ones, and delete this.
void CurlTransfers::tellMoved()
{
    std::vector<QPointer<CurlTransfer>> moved;
    for (CurlTransfer *transfer : m_running) {
        if (std::exchange(transfer->m_hasMoved, false))
            moved.emplace_back(transfer);
    }
    for (const auto &transfer : moved) {
        if (transfer)
            Q_EMIT transfer->moved();
    }
}

void CurlTransfers::tellEnded()
{
    const QPointer<CurlTransfers> self(this);
    int left = 0;
    while (self) {
        const CURLMsg *message = curl_multi_info_read(m_multi, &left);
        if (!message)
            return;
        if (message->msg != CURLMSG_DONE)
            continue;
        CurlTransfer &transfer = *transferOf(message->easy_handle);
        transfer.m_result = message->data.result;
        stop(transfer); // the message is gone with it
        Q_EMIT transfer.ended();
    }
}

CurlTransfer *CurlTransfers::transferOf(CURL *easy)
{
    char *pointer = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &pointer);
    return reinterpret_cast<CurlTransfer *>(pointer);
}

int CurlTransfers::socketChanged(CURL *easy, curl_socket_t socket, int what, void *self, void *)
{
    auto &transfers = *static_cast<CurlTransfers *>(self);
    if (what == CURL_POLL_REMOVE)
        transfers.m_watches.erase(socket);
    else
        transfers.watch(socket, what, transferOf(easy));
    return 0;
}

int CurlTransfers::timerChanged(CURLM *, long milliseconds, void *self)
{
    auto &timer = static_cast<CurlTransfers *>(self)->m_timer;
    if (milliseconds < 0)
        timer.stop();
    else
        timer.start(std::chrono::milliseconds(milliseconds));
    return 0;
}

void CurlTransfers::watch(curl_socket_t socket, int what, CurlTransfer *transfer)
{
    Watch &watch = m_watches[socket];
    watch.transfer = transfer;
    const auto setUp = [&](Notifier &notifier, QSocketNotifier::Type type, bool isOn) {
        if (!notifier && isOn) {
            notifier.reset(new QSocketNotifier(qintptr(socket), type));
            connect(notifier.get(), &QSocketNotifier::activated, this, [this, socket] { act(socket); });
        } else if (notifier) {
            notifier->setEnabled(isOn);
        }
    };
    setUp(watch.reads, QSocketNotifier::Read, (what & CURL_POLL_IN) != 0);
    setUp(watch.writes, QSocketNotifier::Write, (what & CURL_POLL_OUT) != 0);
}

void CurlTransfers::SwitchOff::operator()(QSocketNotifier *notifier) const
{
    notifier->setEnabled(false);
    notifier->disconnect();
    notifier->deleteLater();
}

} // namespace easel
