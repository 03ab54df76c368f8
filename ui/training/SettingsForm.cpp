// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/SettingsForm.h"

#include "ui/training/ExpertSection.h"
#include "ui/training/ModelSection.h"
#include "ui/training/PictureSection.h"
#include "ui/training/SamplesSection.h"
#include "ui/training/SettingHelp.h"

#include <QVBoxLayout>

namespace easel {

SettingsForm::SettingsForm(QWidget *parent)
    : QWidget(parent)
    , m_model(new ModelSection(m_settings, this))
    , m_pictures(new PictureSection(m_settings, this))
    , m_expert(new ExpertSection(m_settings, this))
    , m_sections{m_model, m_pictures, m_expert, new SamplesSection(m_settings, this)}
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::l);
    for (SettingsSection *section : m_sections) {
        layout->addWidget(section);
        section->load();
        connect(section, &SettingsSection::edited, this, &SettingsForm::edited);
    }
    layout->addStretch();
    connect(m_model, &ModelSection::baseChanged, m_pictures, &PictureSection::load);
}

void SettingsForm::setSettings(const TrainingSettings &settings)
{
    m_settings = settings;
    for (SettingsSection *section : m_sections)
        section->load();
}

void SettingsForm::setDatasetName(const QString &name)
{
    m_model->setPlaceholder(name);
}

void SettingsForm::setPictures(int count)
{
    m_expert->setPictures(count);
}

void SettingsForm::setErrors(const QHash<QString, QString> &errors)
{
    for (SettingsSection *section : m_sections)
        section->setErrors(errors);
}

void SettingsForm::focusField(const QString &field)
{
    for (SettingsSection *section : m_sections) {
        if (section->focusField(field))
            return;
    }
}

void SettingsForm::focusFirst()
{
    m_model->focusField(field::name);
}

} // namespace easel
