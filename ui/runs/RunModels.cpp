// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunModels.h"

#include "app/workspace/TrainedModels.h"
#include "ui/runs/ModelsCard.h"
#include "ui/widgets/ShowInFolder.h"

namespace easel {

RunModels::RunModels(TrainedModels &models, ModelsCard &card, QObject *parent)
    : QObject(parent)
    , m_models(models)
    , m_card(card)
{
    connect(&models, &TrainedModels::listChanged, this, &RunModels::tellAll);
    connect(&models, &TrainedModels::fileChanged, this, [this](const QString &run, const QString &name) {
        if (run == m_run)
            tell(name);
    });
    connect(&card, &ModelsCard::downloadRequested, this, &RunModels::download);
    connect(&card, &ModelsCard::stopRequested, this,
            [this](const QString &name) { m_models.stop(m_run, name); });
    connect(&card, &ModelsCard::showRequested, this, [](const QString &path) { showInFolder(path); });
}

void RunModels::show(const Run *run)
{
    QStringList names;
    bool serves = false;
    if (run) {
        for (const TrainedModel &model : run->models)
            names << model.modelName;
        serves = !run->servingModel().isEmpty();
    }
    const QString id = run ? run->id : QString();
    if (id == m_run && names == m_names && serves == m_serves) {
        tellAll(); // the rows may be new ones: a status changed
        return;
    }
    m_run = id;
    m_names = names;
    m_serves = serves;
    m_here = run && run->origin != Origin::Service;
    if (serves)
        m_models.refresh();
    if (m_here) {
        for (const QString &name : m_names)
            m_models.look(m_run, name);
    }
    tellAll();
}

void RunModels::tellAll()
{
    for (const QString &name : m_names)
        tell(name);
}

void RunModels::tell(const QString &modelName)
{
    ModelInfo info;
    info.listRead = m_models.isRead();
    if (const ServiceModel *listed = m_models.find(modelName))
        info.service = *listed;
    else if (m_models.error())
        info.listError = m_models.error()->message;
    info.file = m_models.file(m_run, modelName);
    m_card.setInfo(modelName, info);
}

void RunModels::download(const QString &modelName)
{
    if (m_here)
        m_models.download(m_run, modelName);
    else
        Q_EMIT adoptionNeeded();
}

} // namespace easel
