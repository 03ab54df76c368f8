// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/ModelsCard.h"

#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/Widgets.h"

#include <QVBoxLayout>

namespace easel {

ModelsCard::ModelsCard(QWidget *parent)
    : Card(parent)
    , m_list(new QVBoxLayout)
{
    setAccessibleName(tr("Models"));
    m_list->setSpacing(space::l);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(new TextLabel(tr("Model"), TextStyle::FactsSemibold, ThemeColor::Dim));
    layout->addLayout(m_list);
    hide();
}

void ModelsCard::setModels(const std::vector<TrainedModel> &models)
{
    if (models == m_models)
        return;
    m_models = models;
    for (ModelRow *row : std::exchange(m_rows, {})) {
        m_list->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    for (const TrainedModel &model : m_models) {
        m_rows.push_back(makeRow(model));
        m_list->addWidget(m_rows.back());
    }
    setVisible(!m_models.empty());
}

void ModelsCard::setInfo(const QString &modelName, const ModelInfo &info)
{
    for (size_t i = 0; i < m_models.size(); ++i) {
        if (m_models[i].modelName == modelName)
            m_rows[i]->setInfo(info);
    }
}

ModelRow *ModelsCard::makeRow(const TrainedModel &model)
{
    auto *row = new ModelRow(model, this);
    const QString name = model.modelName;
    connect(row, &ModelRow::downloadRequested, this, [this, name] { Q_EMIT downloadRequested(name); });
    connect(row, &ModelRow::stopRequested, this, [this, name] { Q_EMIT stopRequested(name); });
    connect(row, &ModelRow::showRequested, this, &ModelsCard::showRequested);
    return row;
}

} // namespace easel
