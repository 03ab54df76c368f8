// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"
#include "app/service/ServiceClient.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>

class QNetworkAccessManager;

namespace easel::bench {

/// Sends the same bytes count times with the real uploader, at most six at once, to URL/0 … URL/count−1, and
/// asks the service for nothing: the speed of the uploads alone.
class UploadBench final : public QObject
{
    Q_OBJECT
public:
    UploadBench(const QUrl &url, const QByteArray &bytes, int count);
    ~UploadBench() override;

    void start();

Q_SIGNALS:
    /// The measurements were printed.
    void done();
    void failed(const QString &message);

private:
    void pump();
    void uploaded(int number, const ServiceResult<void> &result);
    void print() const;

    std::unique_ptr<QNetworkAccessManager> m_network;
    ServiceClient m_client;
    const QUrl m_url;
    const QByteArray m_bytes;
    const int m_count;
    int m_next = 0;
    int m_inAir = 0;
    QElapsedTimer m_time;
};

} // namespace easel::bench
