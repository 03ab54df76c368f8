// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QObject>

namespace easel {

class ModelsCard;
class TrainedModels;

/// Tells the card of the chosen run's models what the service and the disk know of them, and passes the
/// person's wishes on.
class RunModels : public QObject
{
    Q_OBJECT
public:
    RunModels(TrainedModels &models, ModelsCard &card, QObject *parent = nullptr);

    void show(const Run *run); ///< null: none is chosen

Q_SIGNALS:
    /// A file is asked for of a training that is no run of this profile yet.
    void adoptionNeeded();

private:
    void tell(const QString &modelName);
    void tellAll();
    void download(const QString &modelName);

    TrainedModels &m_models;
    ModelsCard &m_card;
    QString m_run;
    QStringList m_names;
    bool m_serves = false; ///< one of them, so that the service knows its name for generation
    bool m_here = false;   ///< a run of this profile, with a folder for files
};

} // namespace easel
