// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/training/SettingsSection.h"

class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace easel {

/// "The pictures": the size at which they are sent, and what the service does with faces.
class PictureSection : public SettingsSection
{
    Q_OBJECT
public:
    explicit PictureSection(TrainingSettings &settings, QWidget *parent = nullptr);

    void load() override;

private:
    void createFields();
    void connectSignals();
    void changeSize(const QString &key);
    void changeFaceCrop();
    void changeFaceRestore();
    void showDependents(); ///< what belongs to a component shows with it
    void useNativeSize();

    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QComboBox *m_upload = nullptr;
    QComboBox *m_faceCrop = nullptr;
    QDoubleSpinBox *m_ratio = nullptr;
    QComboBox *m_faceRestore = nullptr;
    QDoubleSpinBox *m_upscale = nullptr;
    Field *m_ratioField = nullptr;
    Field *m_upscaleField = nullptr;
    Button *m_native = nullptr;
};

} // namespace easel
