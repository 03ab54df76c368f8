// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/TrainingSettings.h"

#include <QHash>
#include <QWidget>

#include <vector>

namespace easel {

class ExpertSection;
class ModelSection;
class PictureSection;
class SettingsSection;

/// All settings of a training, in sections. Holds them as they stand on the screen.
class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsForm(QWidget *parent = nullptr);

    const TrainingSettings &settings() const { return m_settings; }
    void setSettings(const TrainingSettings &settings);    ///< nothing is emitted
    void setDatasetName(const QString &name);              ///< offered as the run's name
    void setPictures(int count);                           ///< in the training
    void setErrors(const QHash<QString, QString> &errors); ///< by field
    void focusField(const QString &field);
    void focusFirst();

Q_SIGNALS:
    void edited(); ///< by the person

private:
    TrainingSettings m_settings;
    ModelSection *m_model;
    PictureSection *m_pictures;
    ExpertSection *m_expert;
    std::vector<SettingsSection *> m_sections;
};

} // namespace easel
