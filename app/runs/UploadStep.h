// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/RunStep.h"

#include <deque>
#include <map>

namespace easel {

/// Sends the rendered pictures, at most six at once, asking for each address just before its upload, and
/// journals each asset as soon as it is there.
class UploadStep : public RunStep
{
    Q_OBJECT
public:
    using RunStep::RunStep;
    void begin() override;
    void pausedChanged() override;

private:
    struct Upload
    {
        QByteArray bytes;
        AssetId asset;
        qint64 sent = 0;
        int attempt = 0;
        bool addressExpired = false; ///< asked for anew at once, but only once in a row
    };

    void pump();
    void send(int ordinal);
    void addressed(int ordinal, const ServiceResult<UploadTarget> &target);
    void uploaded(int ordinal, const ServiceResult<void> &result);
    void failed(int ordinal, const ServiceError &error);
    void tellProgress();

    std::deque<int> m_waiting;
    std::map<int, Upload> m_inAir;
};

} // namespace easel
