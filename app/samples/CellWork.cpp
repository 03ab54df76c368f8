// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/CellWork.h"

#include "app/samples/SampleFile.h"
#include "app/service/RateLimits.h"
#include "app/service/Retrier.h"

#include <algorithm>

namespace easel {

namespace {

using namespace std::chrono_literals;
constexpr auto lookAgainAfter = 1500ms;
/// Tries to download a picture, each with a fresh address.
constexpr int mostTemporaryTries = 12; ///< where patience has an end
constexpr int mostExpiredTries = 8;
constexpr int mostLastingTries = 4;

bool stopsTheRun(ErrorKind kind)
{
    return kind == ErrorKind::Key || kind == ErrorKind::Balance || kind == ErrorKind::Withdrawn;
}

ImageRequest requestOf(const Sample &sample)
{
    ImageRequest request;
    request.checkpoint = sample.checkpoint;
    request.prompt = sample.prompt;
    request.negativePrompt = sample.negativePrompt;
    request.size = sample.size;
    request.count = sample.count;
    request.steps = sample.steps;
    request.guidanceScale = sample.guidanceScale;
    request.samplerName = sample.samplerName;
    request.seed = sample.seed;
    if (sample.strength) {
        request.loraName = sample.loraName;
        request.loraStrength = *sample.strength;
    }
    return request;
}

} // namespace

CellWork::CellWork(const Tools &tools, std::vector<Sample> samples, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_samples(std::move(samples))
    , m_folder(folder)
{
}

void CellWork::begin()
{
    if (taskId().isEmpty())
        send();
    else
        poll();
}

/// One of several pictures may be there already.
QString CellWork::taskId() const
{
    const auto making = std::ranges::find(m_samples, SampleState::Making, &Sample::state);
    return making == m_samples.end() ? QString() : making->taskId;
}

bool CellWork::save(SampleState state, const QString &taskId, const std::optional<Error> &error)
{
    for (Sample &sample : m_samples) {
        if (sample.state == SampleState::Done)
            continue;
        sample.state = state;
        sample.taskId = taskId;
        sample.error = error;
    }
    return m_tools.save(m_samples);
}

void CellWork::send()
{
    // The intent is on disk before the money can be spent.
    if (!save(SampleState::Sent))
        return end(End::Halted);
    m_paidInAir = true;
    m_sentAt = m_tools.clock.monotonic();
    m_tools.limits.noteSent(RateLimits::Call::Txt2Img);
    m_tools.client.txt2img(this, requestOf(m_samples.front()),
                           [this](const ServiceResult<QString> &answer) { sent(answer); });
}

void CellWork::stop()
{
    m_stopped = true;
    if (!m_paidInAir)
        end(End::Settled);
}

void CellWork::sent(const ServiceResult<QString> &answer)
{
    m_paidInAir = false;
    if (answer) {
        m_tools.budget.noteAnswer();
        m_tools.limits.noteTaken(RateLimits::Call::Txt2Img);
        if (!save(SampleState::Making, *answer))
            return end(End::Halted);
        if (m_stopped)
            return end(End::Settled);
        Q_EMIT paidCallAnswered();
        return poll();
    }

    const ServiceError &error = answer.error();
    noteOutcome(m_tools.budget, error, m_sentAt);
    if (error.maybeTaken) {
        const bool saved = save(SampleState::Unknown, {},
                                Error{error.kind,
                                      tr("The answer was lost, so this picture may have been paid for."),
                                      {},
                                      error.details});
        return end(saved ? End::Settled : End::Halted);
    }
    if (stopsTheRun(error.kind) || (error.temporary && m_tools.budget.exhausted())) {
        if (!save(SampleState::Waiting))
            return end(End::Halted);
        return end(error.temporary ? End::GaveUp : End::Halted, error.toError());
    }
    if (error.temporary) {
        m_tools.limits.noteRefused(RateLimits::Call::Txt2Img, error);
        return end(save(SampleState::Waiting) ? End::RateLimited : End::Halted);
    }
    fail(error.toError());
}

void CellWork::poll()
{
    if (m_ended)
        return;
    Retrier<ImageTask>::run(
        this, m_tools.clock, m_tools.budget,
        [this](QObject *context, ServiceCallback<ImageTask> done) {
            return m_tools.client.taskResult(context, taskId(), std::move(done));
        },
        [this](const ServiceResult<ImageTask> &answer) { polled(answer); });
}

void CellWork::polled(const ServiceResult<ImageTask> &answer)
{
    if (m_ended)
        return;
    if (!answer) {
        const ServiceError &error = answer.error();
        if (error.kind != ErrorKind::Refused)
            return end(error.temporary ? End::GaveUp : End::Halted, error.toError());
        return fail(error.toError());
    }
    if (answer->failed()) {
        const QString reason = answer->reason.isEmpty() ? tr("no reason given") : answer->reason;
        return fail(
            {ErrorKind::Refused, tr("The service could not make this picture: %1.").arg(reason), {}, reason});
    }
    if (answer->succeeded())
        return download(*answer, 0);
    const auto pause = std::chrono::duration_cast<std::chrono::milliseconds>(lookAgainAfter / m_tools.speed);
    m_tools.budget.wait(std::max(pause, 20ms), this, [this] { poll(); });
}

void CellWork::download(ImageTask task, size_t position)
{
    while (position < m_samples.size() && m_samples[position].state == SampleState::Done)
        ++position;
    if (position >= m_samples.size())
        return end(End::Settled);
    if (position >= task.images.size()) {
        return fail({ErrorKind::Service, tr("The service made fewer pictures than were asked for."), {}, {}});
    }
    const QUrl url = task.images[position].url;
    m_tools.client.downloadImage(
        this, url, [this, task = std::move(task), position](const ServiceResult<QByteArray> &bytes) {
            downloaded(task, position, bytes);
        });
}

/// The picture is paid for and lies at the service: asking for it again is free, and its result gives a fresh
/// address. Only what will not change is the end of it.
void CellWork::downloadFailed(const ServiceError &error)
{
    const bool expired = error.reason == QLatin1StringView("IMAGE_URL_EXPIRED");
    const int most = error.temporary ? mostTemporaryTries : expired ? mostExpiredTries : mostLastingTries;
    if (++m_downloadTries <= most || (error.temporary && !m_tools.budget.limited())) {
        m_tools.budget.wait(error, m_downloadTries - 1, this, [this] { poll(); });
        return;
    }
    const Error told{error.kind,
                     tr("The picture was made but could not be downloaded: %1").arg(error.message),
                     {},
                     error.details};
    if (error.temporary)
        return end(End::GaveUp, told);
    fail(told);
}

void CellWork::downloaded(ImageTask task, size_t position, const ServiceResult<QByteArray> &bytes)
{
    if (m_ended)
        return;
    if (!bytes)
        return downloadFailed(bytes.error());

    Sample &sample = m_samples[position];
    const auto file = saveSampleFile(sample, m_folder, *bytes);
    if (!file) {
        if (file.error().kind == ErrorKind::Disk)
            return end(End::Halted, file.error());
        ServiceError noPicture; // what stands between sent it, or it broke on the way
        noPicture.kind = file.error().kind;
        noPicture.message = file.error().message;
        return downloadFailed(noPicture);
    }
    sample.file = *file;
    sample.state = SampleState::Done;
    sample.error.reset();
    if (!m_tools.save(m_samples))
        return end(End::Halted);
    download(std::move(task), position + 1);
}

void CellWork::fail(const Error &error)
{
    if (!save(SampleState::Failed, taskId(), error))
        return end(End::Halted);
    end(End::Settled);
}

void CellWork::end(End how, const Error &error)
{
    if (std::exchange(m_ended, true))
        return;
    Q_EMIT ended(how, error);
    deleteLater();
}

} // namespace easel
