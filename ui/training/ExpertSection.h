// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/SettingsSection.h"

class QComboBox;
class QSpinBox;
class QToolButton;

namespace easel {

/// "Expert settings": how the training learns, how long, and from which chance.
class ExpertSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit ExpertSection(TrainingSettings &settings, QWidget *parent = nullptr);

    void load() override;
    void setPictures(int count); ///< in the training: decides how often each is seen

private:
    void createFields();
    QWidget *createSeedCell();
    void connectSignals();
    void showSteps();
    void showWarmup();
    void shuffle();

    QComboBox *m_rate = nullptr;
    QComboBox *m_scheduler = nullptr;
    QSpinBox *m_warmup = nullptr;
    QSpinBox *m_steps = nullptr;
    QSpinBox *m_batch = nullptr;
    QSpinBox *m_seed = nullptr;
    QToolButton *m_shuffle = nullptr;
    Field *m_warmupField = nullptr;
    Field *m_stepsField = nullptr;
    int m_pictures = 0;
};

/// Steps for each picture as the service counts them, steps divided by pictures: "42", "4.2".
QString timesText(const TrainingSettings &settings, int pictures);
/// "Each picture is seen about 42 times". Empty without pictures.
QString timesSeenText(const TrainingSettings &settings, int pictures);

} // namespace easel
