// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/UploadStep.h"

#include "app/core/AtomicFile.h"
#include "app/runs/UploadSlots.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>

namespace easel {

static constexpr qint64 maxUploadBytes = 64'000'000;

UploadStep::UploadStep(RunRecord &record, const RunTools &tools, const QString &folder)
    : RunStep(record, tools, folder)
    , m_renderer(record.run().recipe, folder, tools.workers)
{
    connect(&m_renderer, &PictureRenderer::rendered, this, &UploadStep::rendered);
    connect(&m_renderer, &PictureRenderer::failed, this,
            [this](int, const Error &error) { end(Trouble::NeedsAttention, error); });
    // Queued: whoever gives a place back is in the middle of its own work.
    connect(&tools.uploads, &UploadSlots::freed, this, &UploadStep::pump, Qt::QueuedConnection);
}

UploadStep::~UploadStep()
{
    for (size_t i = 0; i < m_inAir.size(); ++i)
        m_tools.uploads.give();
}

void UploadStep::begin()
{
    for (int i = 0; i < pictures(); ++i) {
        if (!m_record.asset(i).value.isNull())
            continue;
        const UploadRow *row = m_record.upload(i);
        if (row && QFileInfo::exists(renderedFile(m_folder, i, row->extension)))
            m_waiting.push_back(i);
        else
            render(i);
    }
    pump();
}

void UploadStep::render(int ordinal)
{
    m_rendering.insert(ordinal);
    m_renderer.render(ordinal);
}

void UploadStep::rendered(const UploadRow &row)
{
    if (over())
        return;
    if (!journaled(m_record.rendered(row)))
        return;
    m_rendering.erase(row.ordinal);
    m_waiting.push_back(row.ordinal);
    if (m_rendering.empty()) {
        const Run &run = m_record.run();
        if (!journaled(m_record.note(RunEventCode::Prepared,
                                     {QString::number(run.prepared), QString::number(run.bytesTotal)})))
            return;
    }
    Q_EMIT changed();
    pump();
}

void UploadStep::pausedChanged()
{
    pump();
}

void UploadStep::pump()
{
    if (over() || m_record.run().paused)
        return;
    std::deque<int> twins; // of what is in the air: the ledger will know them
    while (!m_waiting.empty()) {
        const int ordinal = m_waiting.front();
        if (!begun() || settledByLedger(ordinal)) {
            if (over())
                return;
            m_waiting.pop_front();
            continue;
        }
        if (sameIsInAir(ordinal)) {
            twins.push_back(ordinal);
            m_waiting.pop_front();
            continue;
        }
        if (!m_tools.uploads.take())
            break;
        m_waiting.pop_front();
        take(ordinal);
    }
    m_waiting.insert(m_waiting.begin(), twins.begin(), twins.end());

    if (!m_waiting.empty() || !m_inAir.empty() || !m_rendering.empty())
        return;
    m_record.setUploadRate(std::nullopt);
    if (m_known > 0 && !journaled(m_record.note(RunEventCode::AssetsKnown, {QString::number(m_known)})))
        return;
    if (begun())
        finish();
}

/// The first picture that is ready ends the preparing, as far as the eye is concerned.
bool UploadStep::begun()
{
    if (m_record.run().stage == Stage::Uploading)
        return true;
    const bool written = journaled(m_record.enter(Stage::Uploading));
    Q_EMIT changed();
    return written;
}

bool UploadStep::settledByLedger(int ordinal)
{
    const auto known = m_record.knownAsset(ordinal, m_tools.account());
    if (!known)
        return !journaled(std::unexpected(known.error()));
    if (known->value.isNull())
        return false;
    if (journaled(m_record.uploaded(ordinal, *known, m_tools.account()))) {
        ++m_known;
        tellProgress();
    }
    return true;
}

bool UploadStep::sameIsInAir(int ordinal) const
{
    const QByteArray &sha256 = m_record.upload(ordinal)->sha256;
    return std::ranges::any_of(
        m_inAir, [&](const auto &other) { return m_record.upload(other.first)->sha256 == sha256; });
}

void UploadStep::take(int ordinal)
{
    const UploadRow *row = m_record.upload(ordinal);
    const auto bytes = readWholeFile(renderedFile(m_folder, ordinal, row->extension), maxUploadBytes);
    const bool intact =
        bytes && QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex() == row->sha256;
    if (!intact) {
        // Lost or damaged since it was rendered: the original is still there.
        m_tools.uploads.give();
        return render(ordinal);
    }
    m_inAir[ordinal].bytes = *bytes;
    send(ordinal);
}

void UploadStep::send(int ordinal)
{
    m_inAir[ordinal].addressed = false;
    m_inAir[ordinal].sentAt = m_tools.clock.monotonic();
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
    // No answer for the patience to live on: an address whose storage takes nothing is worth nothing.
    Upload &upload = m_inAir[ordinal];
    upload.asset = target->asset;
    upload.addressed = true;
    upload.sentAt = m_tools.clock.monotonic();
    m_tools.client.upload(
        this, *target, upload.bytes, [this, ordinal](qint64 sent, qint64) { progressed(ordinal, sent); },
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
    m_tools.uploads.give();
    if (!journaled(m_record.uploaded(ordinal, asset, m_tools.account())))
        return;
    clearNotice();
    tellProgress();
    pump();
}

void UploadStep::failed(int ordinal, const ServiceError &error)
{
    Upload &upload = m_inAir[ordinal];
    if (upload.addressed)
        m_tools.budget.noteFailure(upload.sentAt);
    else
        noteOutcome(m_tools.budget, error, upload.sentAt);
    upload.sent = 0;
    const QString file = m_record.run().recipe.items[size_t(ordinal)].file;
    if (!error.temporary || m_tools.budget.exhausted()) {
        ServiceError named = error;
        named.field = file;
        if (error.kind == ErrorKind::Refused) {
            named.kind = ErrorKind::Picture;
            named.message = tr("The service refuses “%1”: %2").arg(file, error.message);
        }
        return callFailed(named, Trouble::NeedsAttention);
    }
    // A night without network is one line, not a thousand.
    if (std::exchange(upload.trouble, error.message) != error.message &&
        !journaled(m_record.note(RunEventCode::UploadRetried, {file, error.message})))
        return;

    const bool expired = error.reason == QLatin1StringView("UPLOAD_URL_EXPIRED");
    if (expired && !std::exchange(upload.addressExpired, true))
        return send(ordinal);
    upload.addressExpired = false;
    noticeTrouble(error);
    m_tools.budget.wait(error, upload.attempt++, this, [this, ordinal] {
        if (!over())
            send(ordinal);
    });
}

void UploadStep::progressed(int ordinal, qint64 sent)
{
    Upload &upload = m_inAir[ordinal];
    if (sent > upload.sent)
        m_rate.note(sent - upload.sent, m_tools.clock.monotonic());
    upload.sent = sent;
    tellProgress();
}

void UploadStep::tellProgress()
{
    qint64 bytes = m_record.uploadedBytes();
    for (const auto &[ordinal, upload] : m_inAir)
        bytes += upload.sent;
    m_record.setBytesSent(bytes);
    m_record.setUploadRate(m_rate.at(m_tools.clock.monotonic()));
    Q_EMIT changed();
}

} // namespace easel
