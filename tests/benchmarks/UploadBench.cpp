// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmarks/UploadBench.h"

#include "app/service/Network.h"
#include "tests/benchmarks/Metric.h"

#include <QNetworkAccessManager>

namespace easel::bench {

using namespace Qt::StringLiterals;

static constexpr int maxAtOnce = 6; // as the engine's

UploadBench::UploadBench(const QUrl &url, const QByteArray &bytes, int count)
    : m_network(makeNetworkAccessManager())
    , m_client({url, u"none"_s}, *m_network)
    , m_url(url)
    , m_bytes(bytes)
    , m_count(count)
{
}

UploadBench::~UploadBench() = default;

void UploadBench::start()
{
    m_time.start();
    pump();
}

void UploadBench::pump()
{
    while (m_inAir < maxAtOnce && m_next < m_count) {
        const int number = m_next++;
        ++m_inAir;
        UploadTarget target;
        target.url = m_url;
        target.url.setPath(m_url.path() + QString::number(number));
        // The engine listens to the progress of each upload, so its cost belongs to the measurement.
        m_client.upload(
            this, target, m_bytes, [](qint64, qint64) {},
            [this, number](const ServiceResult<void> &result) { uploaded(number, result); });
    }
}

void UploadBench::uploaded(int number, const ServiceResult<void> &result)
{
    --m_inAir;
    if (!result) {
        Q_EMIT failed(
            u"Upload %1 failed: %2 %3"_s.arg(number).arg(result.error().message, result.error().details));
        return;
    }
    if (m_inAir == 0 && m_next == m_count) {
        print();
        Q_EMIT done();
        return;
    }
    pump();
}

void UploadBench::print() const
{
    const double seconds = double(m_time.nsecsElapsed()) / 1e9;
    printMetric("upload_seconds"_L1, seconds, "s"_L1, m_count);
    printMetric("upload_speed"_L1, double(m_bytes.size()) * m_count / seconds / 1e6, "MB/s"_L1, m_count);
}

} // namespace easel::bench
