// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/SettingsSection.h"

class QLineEdit;

namespace easel {

class BaseModelBox;

/// "The model": run name and base model.
class ModelSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit ModelSection(TrainingSettings &settings, QWidget *parent = nullptr);

    void load() override;
    void setPlaceholder(const QString &name); ///< of the run name: the dataset's

Q_SIGNALS:
    void baseChanged(); ///< by the person; the size may have followed

private:
    void createFields();
    void chooseBase();

    QLineEdit *m_name = nullptr;
    BaseModelBox *m_base = nullptr;
};

} // namespace easel
