// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/HttpAnswer.h"

#include <QNetworkProxy>
#include <QObject>

#include <curl/curl.h>

#include <array>
#include <memory>

namespace easel {

/// One PUT as libcurl carries it out, from memory to memory. A CurlTransfers runs it and sends its signals,
/// never from inside libcurl, so that whoever hears them may end it. Must not die before it has ended or was
/// stopped.
class CurlTransfer final : public QObject
{
    Q_OBJECT
public:
    CurlTransfer(const HttpRequest &request, const QNetworkProxy &proxy);
    ~CurlTransfer() override;

    /// Not over a kept connection, which may have died unnoticed.
    void demandNewConnection();

    int status() const; ///< 0 before an answer's whole head came; interim ones do not count
    /// Of the last answer; empty where it has none of this name.
    QByteArray header(const char *name) const;
    const QByteArray &body() const { return m_body; }
    qint64 bodyBytesSent() const; ///< as far as the system took them
    bool hasAnswer() const { return m_headBytes > 0; }
    bool usedKeptConnection() const;

    /// How it ended.
    HttpAnswer::Ending ending() const;
    QNetworkReply::NetworkError networkError() const;
    /// The TLS library's words, empty where there was none.
    QString certificateProblem() const;

Q_SIGNALS:
    void moved(); ///< bytes went or came, or the connection came nearer
    void ended();

private:
    friend class CurlTransfers;
    struct FreeHeaders
    {
        void operator()(curl_slist *list) const { curl_slist_free_all(list); }
    };

    template<class T>
    void set(CURLoption option, T value);
    template<class T>
    T info(CURLINFO which) const;
    void setRequest();
    void setHeaders();
    void setLimitsOfTrust();
    void setCallbacks();
    void setProxy(const QNetworkProxy &proxy);
    bool isTunnelMissing() const;
    QNetworkReply::NetworkError tunnelError() const;
    QNetworkReply::NetworkError connectError() const;

    static size_t giveBody(char *to, size_t, size_t most, void *self);
    static int rewindBody(void *self, curl_off_t offset, int origin);
    static size_t takeHeader(char *bytes, size_t, size_t size, void *self);
    static size_t takeBody(char *bytes, size_t, size_t size, void *self);
    static int prepareSocket(void *self, curl_socket_t socket, curlsocktype purpose);

    const HttpRequest m_request;
    const bool m_hasProxy;
    CURL *m_easy;
    std::unique_ptr<curl_slist, FreeHeaders> m_headers;
    std::array<char, CURL_ERROR_SIZE> m_words{}; ///< libcurl's on its last error
    CURLcode m_result = CURLE_OK;
    qsizetype m_given = 0;
    qsizetype m_headBytes = 0;
    QByteArray m_body;
    bool m_isHeadComplete = false;
    bool m_hasMoved = false;
    bool m_isTooLarge = false;
};

} // namespace easel
