// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/TrainedModels.h"

#include "app/runs/LoraName.h"
#include "app/workspace/Runs.h"

#include <QPointer>

#include <algorithm>

namespace easel {

using namespace std::chrono_literals;

/// Runs are looked at one after the other, and the list is one for all of them.
static constexpr auto freshFor = 10s;

TrainedModels::TrainedModels(Runs &runs, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_runs(runs)
    , m_clock(clock)
{
    connect(&runs, &Runs::modelFileChanged, this,
            [this](const QString &run, const QString &modelName, const ModelFile &file) {
                m_files.insert({run, modelName}, file);
                Q_EMIT fileChanged(run, modelName);
            });
}

const ServiceModel *TrainedModels::find(const QString &modelName) const
{
    const auto found =
        std::ranges::find_if(m_models, [&](const ServiceModel &model) { return isNamed(model, modelName); });
    return found == m_models.end() ? nullptr : &*found;
}

void TrainedModels::refresh()
{
    const auto now = m_clock.monotonic();
    if (m_reading || (m_askedAt && now - *m_askedAt < freshFor))
        return;
    m_reading = true;
    m_askedAt = now;
    m_runs.listModels(
        [self = QPointer(this), round = m_round](const Result<std::vector<ServiceModel>> &models) {
            if (self && self->m_round == round)
                self->take(models);
        });
}

void TrainedModels::forget()
{
    ++m_round;
    m_reading = false;
    m_read = false;
    m_askedAt.reset();
    m_error.reset();
    m_models.clear();
    Q_EMIT listChanged();
}

void TrainedModels::take(const Result<std::vector<ServiceModel>> &models)
{
    m_reading = false;
    if (models) {
        m_models = *models;
        m_read = true;
        m_error.reset();
    } else {
        m_error = models.error();
    }
    Q_EMIT listChanged();
}

ModelFile TrainedModels::file(const QString &run, const QString &modelName) const
{
    return m_files.value({run, modelName});
}

void TrainedModels::look(const QString &run, const QString &modelName)
{
    m_runs.lookAtModel(run, modelName);
}

void TrainedModels::download(const QString &run, const QString &modelName)
{
    m_runs.downloadModel(run, modelName);
}

void TrainedModels::stop(const QString &run, const QString &modelName)
{
    m_runs.stopDownload(run, modelName);
}

} // namespace easel
