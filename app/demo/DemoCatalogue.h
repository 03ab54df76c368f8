// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace easel {

/// The stand-in's own table of what the service offers, written from the service's page and not from the
/// client's table, so that the two can disagree.
struct DemoModel
{
    QString baseModel;  ///< base_model of a training
    QString checkpoint; ///< model_name of a generation
    bool sdxl = false;
};

const std::vector<DemoModel> &demoModels();
const DemoModel *demoModelByBase(const QString &baseModel);        ///< null where unknown
const DemoModel *demoModelByCheckpoint(const QString &checkpoint); ///< null where unknown
const QStringList &demoSamplers();

} // namespace easel
