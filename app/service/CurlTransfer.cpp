// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/CurlTransfer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#ifdef Q_OS_UNIX
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#endif

namespace easel {

static constexpr qsizetype longestHead = 65'536;       ///< of all answers, interim ones too
static constexpr long pieceBytes = 131'072;            ///< given to the system at a time
static constexpr long longestIdleSeconds = 10;         ///< storages close theirs after 15 to 20
static constexpr int mostUnsentBytes = 2 * pieceBytes; ///< that wait inside the system

static CURL *makeEasy()
{
    // Once for the program, and before anything else of libcurl.
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    CURL *easy = ready == CURLE_OK ? curl_easy_init() : nullptr;
    Q_CHECK_PTR(easy);
    return easy;
}

CurlTransfer::CurlTransfer(const HttpRequest &request, const QNetworkProxy &proxy)
    : m_request(request)
    , m_hasProxy(proxy.type() != QNetworkProxy::NoProxy)
    , m_easy(makeEasy())
{
    setRequest();
    setHeaders();
    setLimitsOfTrust();
    setCallbacks();
    setProxy(proxy);
}

CurlTransfer::~CurlTransfer()
{
    curl_easy_cleanup(m_easy);
}

/// Only running out of memory, or a libcurl built without what every system's has, makes this fail. Then
/// nothing may leave, since what failed may be a guard.
template<class T>
void CurlTransfer::set(CURLoption option, T value)
{
    const CURLcode result = curl_easy_setopt(m_easy, option, value);
    if (m_result == CURLE_OK)
        m_result = result;
}

template<class T>
T CurlTransfer::info(CURLINFO which) const
{
    T value = 0;
    curl_easy_getinfo(m_easy, which, &value);
    return value;
}

void CurlTransfer::setRequest()
{
    const QByteArray url = m_request.request.url().toEncoded(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    set(CURLOPT_URL, url.constData());
    set(CURLOPT_PATH_AS_IS, 1L); // a signature covers it
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_INFILESIZE_LARGE, curl_off_t(m_request.body.size()));
    set(CURLOPT_UPLOAD_BUFFERSIZE, pieceBytes);
    set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_TCP_NODELAY, 1L);
    set(CURLOPT_MAXAGE_CONN, longestIdleSeconds);
    set(CURLOPT_NOSIGNAL, 1L);
    // Stopped while it looks for the host's address, it would wait for that; a detached thread ends it
    // instead.
#if LIBCURL_VERSION_NUM >= 0x075700
    set(CURLOPT_QUICK_EXIT, 1L);
#endif
}

/// The caller's, and none of libcurl's own but those that HTTP needs.
void CurlTransfer::setHeaders()
{
    const auto append = [this](const QByteArray &line) {
        curl_slist *longer = curl_slist_append(m_headers.release(), line.constData());
        Q_CHECK_PTR(longer);
        m_headers.reset(longer);
    };
    append("Expect:"); // waiting for leave to send costs a second where the storage gives none
    append("Accept:");
    for (const QByteArray &name : m_request.request.rawHeaderList()) {
        const QByteArray value = m_request.request.rawHeader(name);
        append(value.isEmpty() ? name + ';' : name + ": " + value);
    }
    set(CURLOPT_HTTPHEADER, m_headers.get());
    set(CURLOPT_HEADEROPT, long(CURLHEADER_SEPARATE)); // a proxy sees none of them
}

void CurlTransfer::setLimitsOfTrust()
{
#if LIBCURL_VERSION_NUM >= 0x075500
    set(CURLOPT_PROTOCOLS_STR, "http,https");
#else
    set(CURLOPT_PROTOCOLS, long(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_NETRC, long(CURL_NETRC_IGNORED));
    set(CURLOPT_HTTP09_ALLOWED, 0L);
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2));
#ifndef Q_OS_LINUX
    set(CURLOPT_SSL_OPTIONS, long(CURLSSLOPT_NATIVE_CA));
#endif
}

void CurlTransfer::setCallbacks()
{
    set(CURLOPT_PRIVATE, this);
    set(CURLOPT_ERRORBUFFER, m_words.data());
    set(CURLOPT_READFUNCTION, &CurlTransfer::giveBody);
    set(CURLOPT_READDATA, this);
    set(CURLOPT_SEEKFUNCTION, &CurlTransfer::rewindBody);
    set(CURLOPT_SEEKDATA, this);
    set(CURLOPT_HEADERFUNCTION, &CurlTransfer::takeHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &CurlTransfer::takeBody);
    set(CURLOPT_WRITEDATA, this);
    set(CURLOPT_SOCKOPTFUNCTION, &CurlTransfer::prepareSocket);
}

/// Told in any case: left alone, libcurl asks the environment, which is not where Easel's settings come from.
void CurlTransfer::setProxy(const QNetworkProxy &proxy)
{
    set(CURLOPT_NOPROXY, "");
    if (!m_hasProxy) {
        set(CURLOPT_PROXY, "");
        return;
    }
    const QByteArray host = proxy.hostName().toLatin1();
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    const bool looksNamesUp = proxy.capabilities() & QNetworkProxy::HostNameLookupCapability;
    const auto type = !isSocks ? CURLPROXY_HTTP : looksNamesUp ? CURLPROXY_SOCKS5_HOSTNAME : CURLPROXY_SOCKS5;
    set(CURLOPT_PROXY, (host.contains(':') ? '[' + host + ']' : host).constData());
    set(CURLOPT_PROXYPORT, long(proxy.port()));
    set(CURLOPT_PROXYTYPE, long(type));
    set(CURLOPT_HTTPPROXYTUNNEL, proxy.capabilities() & QNetworkProxy::TunnelingCapability ? 1L : 0L);
    set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    if (proxy.user().isEmpty())
        return;
    set(CURLOPT_PROXYAUTH, long(CURLAUTH_BASIC | CURLAUTH_DIGEST | CURLAUTH_NTLM));
    set(CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
    set(CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
}

void CurlTransfer::demandNewConnection()
{
    set(CURLOPT_FRESH_CONNECT, 1L);
}

int CurlTransfer::status() const
{
    const long status = info<long>(CURLINFO_RESPONSE_CODE);
    return status < 200 || !m_isHeadComplete ? 0 : int(status);
}

QByteArray CurlTransfer::header(const char *name) const
{
    curl_header *found = nullptr;
    if (curl_easy_header(m_easy, name, 0, CURLH_HEADER, -1, &found) != CURLHE_OK)
        return {};
    return found->value;
}

qint64 CurlTransfer::bodyBytesSent() const
{
    return info<curl_off_t>(CURLINFO_SIZE_UPLOAD_T);
}

bool CurlTransfer::usedKeptConnection() const
{
    return info<long>(CURLINFO_NUM_CONNECTS) == 0;
}

HttpAnswer::Ending CurlTransfer::ending() const
{
    if (m_isTooLarge)
        return HttpAnswer::Ending::TooManyBytes;
    const bool isAnswer = m_result == CURLE_OK && m_isHeadComplete;
    return isAnswer ? HttpAnswer::Ending::Answered : HttpAnswer::Ending::Failed;
}

QNetworkReply::NetworkError CurlTransfer::networkError() const
{
    switch (m_result) {
    case CURLE_OK: // for libcurl, half a head is an answer too
        return m_isHeadComplete ? QNetworkReply::NoError : QNetworkReply::RemoteHostClosedError;
    case CURLE_COULDNT_RESOLVE_HOST:
        return QNetworkReply::HostNotFoundError;
    case CURLE_COULDNT_RESOLVE_PROXY:
        return QNetworkReply::ProxyNotFoundError;
    case CURLE_COULDNT_CONNECT:
        return connectError();
    case CURLE_PROXY:
        return tunnelError();
    case CURLE_OPERATION_TIMEDOUT:
        return QNetworkReply::TimeoutError;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return QNetworkReply::SslHandshakeFailedError;
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
        return isTunnelMissing() ? tunnelError() : QNetworkReply::RemoteHostClosedError;
    case CURLE_UNSUPPORTED_PROTOCOL: // what came is no HTTP
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_WRITE_ERROR: // a head without end
        return QNetworkReply::ProtocolFailure;
    default:
        return QNetworkReply::UnknownNetworkError;
    }
}

/// The request did not even begin.
bool CurlTransfer::isTunnelMissing() const
{
    return m_hasProxy && info<curl_off_t>(CURLINFO_PRETRANSFER_TIME_T) == 0;
}

/// As Qt reads a proxy's answers.
QNetworkReply::NetworkError CurlTransfer::tunnelError() const
{
    switch (info<long>(CURLINFO_PROXY_ERROR)) {
    case CURLPX_OK:
        break;
    case CURLPX_REPLY_CONNECTION_REFUSED:
        return QNetworkReply::ConnectionRefusedError;
    case CURLPX_NO_AUTH:
    case CURLPX_USER_REJECTED:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    default:
        return QNetworkReply::UnknownProxyError;
    }
    switch (info<long>(CURLINFO_HTTP_CONNECTCODE)) {
    case 0:
        return QNetworkReply::ProxyConnectionClosedError;
    case 404:
        return QNetworkReply::HostNotFoundError;
    case 407:
        return QNetworkReply::ProxyAuthenticationRequiredError;
    case 503:
        return QNetworkReply::ConnectionRefusedError;
    default:
        return QNetworkReply::UnknownProxyError;
    }
}

QNetworkReply::NetworkError CurlTransfer::connectError() const
{
    if (m_hasProxy)
        return QNetworkReply::ProxyConnectionRefusedError;
#ifdef Q_OS_WIN
    static constexpr long refused = WSAECONNREFUSED;
#else
    static constexpr long refused = ECONNREFUSED;
#endif
    return info<long>(CURLINFO_OS_ERRNO) == refused ? QNetworkReply::ConnectionRefusedError
                                                    : QNetworkReply::UnknownNetworkError;
}

QString CurlTransfer::certificateProblem() const
{
    if (m_result != CURLE_PEER_FAILED_VERIFICATION)
        return {};
    QString words = QString::fromUtf8(m_words.data());
    for (const auto prefix : {QLatin1StringView("SSL certificate problem: "), QLatin1StringView("SSL: ")}) {
        if (words.startsWith(prefix))
            words.remove(0, prefix.size());
    }
    return words;
}

size_t CurlTransfer::giveBody(char *to, size_t, size_t most, void *self)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    const QByteArray &body = transfer.m_request.body;
    const qsizetype size = std::min(qsizetype(most), body.size() - transfer.m_given);
    std::memcpy(to, body.constData() + transfer.m_given, size_t(size));
    transfer.m_given += size;
    transfer.m_hasMoved = true;
    return size_t(size);
}

/// Where a kept connection turns out to be closed, libcurl sends all of it again.
int CurlTransfer::rewindBody(void *self, curl_off_t offset, int origin)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    if (origin != SEEK_SET || offset < 0 || offset > transfer.m_request.body.size())
        return CURL_SEEKFUNC_FAIL;
    transfer.m_given = qsizetype(offset);
    return CURL_SEEKFUNC_OK;
}

/// Line by line, those after the last chunk too.
size_t CurlTransfer::takeHeader(char *bytes, size_t, size_t size, void *self)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    const QByteArrayView line(bytes, qsizetype(size));
    if (line.startsWith("HTTP/"))
        transfer.m_isHeadComplete = false;
    else if (line == "\r\n" || line == "\n")
        transfer.m_isHeadComplete = true;
    transfer.m_hasMoved = true;
    transfer.m_headBytes += line.size();
    return transfer.m_headBytes > longestHead ? 0 : size;
}

size_t CurlTransfer::takeBody(char *bytes, size_t, size_t size, void *self)
{
    auto &transfer = *static_cast<CurlTransfer *>(self);
    transfer.m_hasMoved = true;
    transfer.m_body.append(bytes, qsizetype(size));
    transfer.m_isTooLarge = transfer.m_body.size() > transfer.m_request.maxBytes;
    return transfer.m_isTooLarge ? 0 : size;
}

/// Without this the system takes megabytes at once: progress would run ahead of what has left, and a slow
/// line would look silent for so long that the idle deadline ends a healthy upload.
int CurlTransfer::prepareSocket(void *, [[maybe_unused]] curl_socket_t socket, curlsocktype)
{
#if defined(Q_OS_UNIX) && defined(TCP_NOTSENT_LOWAT)
    ::setsockopt(socket, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &mostUnsentBytes, sizeof(mostUnsentBytes));
#endif
    return CURL_SOCKOPT_OK;
}

} // namespace easel
