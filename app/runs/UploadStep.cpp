// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/UploadStep.h"

#include "app/core/AtomicFile.h"
#include "app/runs/PrepareStep.h"

namespace easel {

static constexpr size_t maxAtOnce = 6;
static constexpr qint64 maxUploadBytes = 64'000'000;

void UploadStep::begin()
{
    for (int i = 0; i < int(m_record.run().recipe.items.size()); ++i) {
        if (m_record.asset(i).value.isNull())
            m_waiting.push_back(i);
    }
    pump();
}

void UploadStep::pausedChanged()
{
    pump();
}

void UploadStep::pump()
{
    if (over())
        return;
    if (m_waiting.empty() && m_inAir.empty())
        return finish();
    while (!m_record.run().paused && !m_waiting.empty() && m_inAir.size() < maxAtOnce && !over()) {
        const int ordinal = m_waiting.front();
        m_waiting.pop_front();
        const UploadRow *row = m_record.upload(ordinal);
        const auto bytes = readWholeFile(renderedFile(m_folder, ordinal, row->extension), maxUploadBytes);
        if (!bytes) {
            ServiceError error;
            error.kind = ErrorKind::Disk;
            error.message = bytes.error().message;
            return callFailed(error, Trouble::NeedsAttention);
        }
        Upload &upload = m_inAir[ordinal];
        upload.bytes = *bytes;
        send(ordinal);
    }
}

void UploadStep::send(int ordinal)
{
    m_tools.client.createUploadUrl(
        this, m_record.upload(ordinal)->extension,
        [this, ordinal](const ServiceResult<UploadTarget> &target) { addressed(ordinal, target); });
}

void UploadStep::addressed(int ordinal, const ServiceResult<UploadTarget> &target)
{
    if (over())
        return;
    if (!target)
        return failed(ordinal, target.error());
    m_tools.budget.noteAnswer();
    Upload &upload = m_inAir[ordinal];
    upload.asset = target->asset;
    m_tools.client.upload(
        this, *target, upload.bytes,
        [this, ordinal](qint64 sent, qint64) {
            m_inAir[ordinal].sent = sent;
            tellProgress();
        },
        [this, ordinal](const ServiceResult<void> &result) { uploaded(ordinal, result); });
}

void UploadStep::uploaded(int ordinal, const ServiceResult<void> &result)
{
    if (over())
        return;
    if (!result)
        return failed(ordinal, result.error());
    m_tools.budget.noteAnswer();
    const AssetId asset = m_inAir[ordinal].asset;
    m_inAir.erase(ordinal);
    if (!journaled(m_record.uploaded(ordinal, asset)))
        return;
    clearNotice();
    tellProgress();
    pump();
}

void UploadStep::failed(int ordinal, const ServiceError &error)
{
    noteOutcome(m_tools.budget, error);
    Upload &upload = m_inAir[ordinal];
    upload.sent = 0;
    const QString file = m_record.run().recipe.items[size_t(ordinal)].file;
    if (!error.temporary || m_tools.budget.exhausted()) {
        ServiceError named = error;
        if (error.kind == ErrorKind::Refused)
            named.message = tr("The service refuses “%1”: %2").arg(file, error.message);
        return callFailed(named, Trouble::NeedsAttention);
    }
    if (!journaled(m_record.note(RunEventCode::UploadRetried, {file, error.message})))
        return;

    const bool expired = error.reason == QLatin1StringView("UPLOAD_URL_EXPIRED");
    if (expired && !std::exchange(upload.addressExpired, true))
        return send(ordinal);
    upload.addressExpired = false;
    noticeTrouble(error);
    m_tools.clock.after(retryDelay(error, upload.attempt++), this, [this, ordinal] {
        if (!over())
            send(ordinal);
    });
}

void UploadStep::tellProgress()
{
    qint64 bytes = 0;
    for (int i = 0; i < int(m_record.run().recipe.items.size()); ++i) {
        const UploadRow *row = m_record.upload(i);
        if (row && !row->asset.isEmpty())
            bytes += row->bytes;
    }
    for (const auto &[ordinal, upload] : m_inAir)
        bytes += upload.sent;
    m_record.setBytesSent(bytes);
    Q_EMIT changed();
}

} // namespace easel
