// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/CellWork.h"

#include "app/samples/SampleFile.h"
#include "app/service/Retrier.h"

namespace easel {

namespace {

using namespace std::chrono_literals;
constexpr auto lookAgainAfter = 1500ms;
/// A signed address may be dead on arrival; the result is read again for a fresh one.
constexpr int maxDownloadTries = 4;

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
    if (m_samples.front().state == SampleState::Making)
        poll();
    else
        send();
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
    m_tools.client.txt2img(this, requestOf(m_samples.front()),
                           [this](const ServiceResult<QString> &answer) { sent(answer); });
}

void CellWork::sent(const ServiceResult<QString> &answer)
{
    if (answer) {
        m_tools.budget.noteAnswer();
        if (!save(SampleState::Making, *answer))
            return end(End::Halted);
        Q_EMIT paidCallAnswered();
        return poll();
    }

    const ServiceError &error = answer.error();
    noteOutcome(m_tools.budget, error);
    if (error.maybeTaken) {
        save(SampleState::Unknown, {},
             Error{error.kind,
                   tr("The answer was lost, so this picture may have been paid for."),
                   {},
                   error.details});
        return end(End::Settled);
    }
    if (stopsTheRun(error.kind) || (error.temporary && m_tools.budget.exhausted())) {
        save(SampleState::Waiting);
        return end(End::Halted, {}, error.toError());
    }
    if (error.temporary) {
        save(SampleState::Waiting);
        return end(End::RateLimited, m_tools.backoff(error));
    }
    fail(error.toError());
}

void CellWork::poll()
{
    Retrier<ImageTask>::run(
        this, m_tools.clock, m_tools.budget,
        [this](QObject *context, ServiceCallback<ImageTask> done) {
            return m_tools.client.taskResult(context, m_samples.front().taskId, std::move(done));
        },
        [this](const ServiceResult<ImageTask> &answer) { polled(answer); });
}

void CellWork::polled(const ServiceResult<ImageTask> &answer)
{
    if (!answer) {
        const ServiceError &error = answer.error();
        if (stopsTheRun(error.kind) || error.kind != ErrorKind::Refused)
            return end(End::Halted, {}, error.toError());
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
    m_tools.clock.after(std::max(pause, 20ms), this, [this] { poll(); });
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

void CellWork::downloaded(ImageTask task, size_t position, const ServiceResult<QByteArray> &bytes)
{
    if (!bytes) {
        const ServiceError &error = bytes.error();
        const bool again = m_downloadTries < maxDownloadTries;
        if (!again)
            return fail({error.kind,
                         tr("The picture was made but could not be downloaded: %1").arg(error.message),
                         {},
                         error.details});
        m_tools.clock.after(retryDelay(error, m_downloadTries++), this, [this] { poll(); });
        return;
    }

    Sample &sample = m_samples[position];
    const auto file = saveSampleFile(sample, m_folder, *bytes);
    if (!file) {
        if (file.error().kind == ErrorKind::Disk)
            return end(End::Halted, {}, file.error());
        return fail(file.error());
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
    if (!save(SampleState::Failed, m_samples.front().taskId, error))
        return end(End::Halted);
    end(End::Settled);
}

void CellWork::end(End how, std::chrono::milliseconds delay, const Error &error)
{
    Q_EMIT ended(how, delay, error);
    deleteLater();
}

} // namespace easel
