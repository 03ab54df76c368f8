// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/SettingsSection.h"

class QPlainTextEdit;

namespace easel {

/// "Samples when it is done": the prompts that the run paints as soon as its model serves.
class SamplesSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit SamplesSection(TrainingSettings &settings, QWidget *parent = nullptr);

    void load() override;

private:
    QStringList prompts() const;

    QPlainTextEdit *m_prompts;
};

} // namespace easel
