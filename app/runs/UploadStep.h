// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/PictureRenderer.h"
#include "app/runs/RunStep.h"
#include "app/runs/UploadRate.h"

#include <deque>
#include <map>
#include <set>

namespace easel {

/// Brings every picture of the recipe to the service as one pipeline: while some are sent, the next are
/// rendered. At most six are in the air, of all runs together; each address is asked for just before its
/// upload; each asset is journaled as soon as it is there. What the ledger knows is not sent again.
class UploadStep : public RunStep
{
    Q_OBJECT
public:
    UploadStep(RunRecord &record, const RunTools &tools, const QString &folder);
    ~UploadStep() override;
    void begin() override;
    void pausedChanged() override;

private:
    struct Upload
    {
        QByteArray bytes;
        AssetId asset;
        qint64 sent = 0;
        std::chrono::milliseconds sentAt{0}; ///< the call that is in the air
        bool addressed = false; ///< the service itself answered; what is in the air goes to the storage
        int attempt = 0;
        QString trouble;             ///< told last
        bool addressExpired = false; ///< asked for anew at once, but only once in a row
    };

    int pictures() const { return int(m_record.run().recipe.items.size()); }
    void render(int ordinal);
    void rendered(const UploadRow &row);
    void pump();
    bool begun();
    /// The ledger knows the picture, so that nothing is to be sent. Also true where the step is over.
    bool settledByLedger(int ordinal);
    bool sameIsInAir(int ordinal) const;
    void take(int ordinal);
    void send(int ordinal);
    void addressed(int ordinal, const ServiceResult<UploadTarget> &target);
    void uploaded(int ordinal, const ServiceResult<void> &result);
    void failed(int ordinal, const ServiceError &error);
    void progressed(int ordinal, qint64 sent);
    void tellProgress();

    PictureRenderer m_renderer;
    std::set<int> m_rendering;
    std::deque<int> m_waiting; ///< rendered, to be sent
    std::map<int, Upload> m_inAir;
    int m_known = 0; ///< pictures that the ledger knew
    UploadRate m_rate;
};

} // namespace easel
