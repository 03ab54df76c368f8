// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"
#include "ui/widgets/Card.h"

class QVBoxLayout;

namespace easel {

/// The models that the training has made, by the names that generation knows. Hidden while there is none.
class ModelsCard : public Card
{
    Q_OBJECT
public:
    explicit ModelsCard(QWidget *parent = nullptr);

    void setModels(const std::vector<TrainedModel> &models);

private:
    QWidget *makeRow(const TrainedModel &model);

    QVBoxLayout *m_list;
    std::vector<TrainedModel> m_models;
};

} // namespace easel
