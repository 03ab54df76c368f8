// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/TrainingSettings.h"
#include "ui/widgets/Widgets.h"

#include <QHash>

namespace easel {

class HelpLine;

/// One section of the Training page: fields that read and write the settings of the form, and one line
/// beneath them that explains the field with the focus. Settings change by the person's hand only, so that a
/// value no field can show is kept until then.
class SettingsSection : public Section
{
    Q_OBJECT
public:
    /// settings are the form's and outlive the section.
    SettingsSection(const QString &title, const QString &help, TrainingSettings &settings,
                    QWidget *parent = nullptr);

    /// Shows the form's settings; nothing is emitted.
    virtual void load() = 0;
    /// False where the field is not of this section.
    bool focusField(const QString &key);
    /// Sentences by field; fields without one lose theirs.
    void setErrors(const QHash<QString, QString> &errors);

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

    TrainingSettings &settings() const { return m_settings; }
    /// Wraps control, names it for screen readers and tests, guards it from the wheel.
    Field *makeField(const QString &key, const QString &label, const QString &objectName, QWidget *control);
    void addHelpLine(const QString &firstKey); ///< beneath what the body holds so far
    void explainAgain();                       ///< the sentences depend on values that were loaded
    void changed(const QString &key);          ///< by the person: explains it again and tells the form

private:
    struct Entry
    {
        Field *field = nullptr;
        QWidget *control = nullptr;
        QString label;
    };

    void explain(const QString &key);

    TrainingSettings &m_settings;
    QHash<QString, Entry> m_entries;
    QHash<QString, QString> m_errors;
    HelpLine *m_help = nullptr;
    QString m_explained;
};

} // namespace easel
