// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/SettingsSection.h"

#include "ui/training/HelpLine.h"
#include "ui/training/SettingHelp.h"
#include "ui/widgets/WheelGuard.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QVBoxLayout>

namespace easel {

SettingsSection::SettingsSection(const QString &title, const QString &help, TrainingSettings &settings,
                                 QWidget *parent)
    : Section(title, help, parent)
    , m_settings(settings)
{
}

bool SettingsSection::focusField(const QString &key)
{
    const auto found = m_entries.constFind(key);
    if (found == m_entries.constEnd())
        return false;
    found->control->setFocus(Qt::OtherFocusReason);
    if (auto *spin = qobject_cast<QAbstractSpinBox *>(found->control))
        spin->selectAll();
    return true;
}

void SettingsSection::setErrors(const QHash<QString, QString> &errors)
{
    m_errors = errors;
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry)
        entry->field->setError(errors.value(entry.key()));
    explainAgain();
}

bool SettingsSection::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
            if (entry->control == watched)
                explain(entry.key());
        }
    }
    return Section::eventFilter(watched, event);
}

Field *SettingsSection::makeField(const QString &key, const QString &label, const QString &objectName,
                                  QWidget *control)
{
    control->setObjectName(objectName);
    control->setAccessibleName(label);
    control->installEventFilter(this);
    if (qobject_cast<QAbstractSpinBox *>(control) || qobject_cast<QComboBox *>(control))
        WheelGuard::protect(control);
    if (auto *combo = qobject_cast<QComboBox *>(control)) {
        // Narrow columns cut the text rather than the window.
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(6);
    }
    auto *made = new Field(label, control, this);
    m_entries.insert(key, {made, control, label});
    return made;
}

void SettingsSection::addHelpLine(const QString &firstKey)
{
    m_help = new HelpLine(this);
    body()->addWidget(m_help);
    explain(firstKey);
}

void SettingsSection::explain(const QString &key)
{
    m_explained = key;
    explainAgain();
}

void SettingsSection::changed(const QString &key)
{
    explain(key);
    Q_EMIT edited();
}

void SettingsSection::explainAgain()
{
    for (auto entry = m_entries.cbegin(); entry != m_entries.cend(); ++entry) {
        const QString sentence = settingHelp(entry.key(), m_settings);
        entry->control->setToolTip(sentence);
        const QString error = m_errors.value(entry.key());
        entry->control->setAccessibleDescription(error.isEmpty() ? sentence : error + u' ' + sentence);
    }
    if (m_help)
        m_help->explain(m_entries.value(m_explained).label, settingHelp(m_explained, m_settings));
}

} // namespace easel
