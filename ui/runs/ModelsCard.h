// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/runs/ModelRow.h"
#include "ui/widgets/Card.h"

namespace easel {

/// The models that the training has made, by the names that generation knows. Hidden while there is none.
class ModelsCard : public Card
{
    Q_OBJECT
public:
    explicit ModelsCard(QWidget *parent = nullptr);

    void setModels(const std::vector<TrainedModel> &models);
    /// What more is known of one of them.
    void setInfo(const QString &modelName, const ModelInfo &info);

Q_SIGNALS:
    void downloadRequested(const QString &modelName);
    void stopRequested(const QString &modelName);
    void showRequested(const QString &path);

private:
    ModelRow *makeRow(const TrainedModel &model);

    QVBoxLayout *m_list;
    std::vector<TrainedModel> m_models;
    std::vector<ModelRow *> m_rows; ///< as m_models
};

} // namespace easel
