// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/Sample.h"
#include "app/service/ServiceClient.h"

#include <QObject>

#include <chrono>

namespace easel {

class Clock;
class RetryBudget;

/// Brings one cell (one paid call, one or more pictures) from where it stands to its end. Each change of its
/// samples is saved before the next step is taken. Deletes itself after ended().
class CellWork : public QObject
{
    Q_OBJECT
public:
    struct Tools
    {
        ServiceClient &client;
        Clock &clock;
        RetryBudget &budget;
        double speed = 1;
        /// How long to wait after a try that the service did not take.
        std::function<std::chrono::milliseconds(const ServiceError &)> backoff;
        /// Journals the samples; false stops the work.
        std::function<bool(const std::vector<Sample> &)> save;
    };
    enum class End { Settled, RateLimited, Halted };

    CellWork(const Tools &tools, std::vector<Sample> samples, const QString &folder, QObject *parent);

    void begin();

Q_SIGNALS:
    void paidCallAnswered();
    /// RateLimited: the cell waits again, not before delay. Halted: see error.
    void ended(easel::CellWork::End end, std::chrono::milliseconds delay, const easel::Error &error);

private:
    bool save(SampleState state, const QString &taskId = {}, const std::optional<Error> &error = {});
    void send();
    void sent(const ServiceResult<QString> &answer);
    void poll();
    void polled(const ServiceResult<ImageTask> &answer);
    void download(ImageTask task, size_t position);
    void downloaded(ImageTask task, size_t position, const ServiceResult<QByteArray> &bytes);
    void fail(const Error &error);
    void end(End end, std::chrono::milliseconds delay = {}, const Error &error = {});

    Tools m_tools;
    std::vector<Sample> m_samples;
    QString m_folder;
    int m_downloadTries = 0;
};

} // namespace easel
