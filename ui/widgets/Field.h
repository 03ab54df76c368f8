// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TextLabel.h"

#include <QWidget>

namespace easel {

/// A caption above a control, both bound for screen readers; control's accessible name becomes the label
/// unless it has one. note stands at the right of the label, dim.
class Field : public QWidget
{
    Q_OBJECT
public:
    Field(const QString &label, QWidget *control, QWidget *parent = nullptr);
    void setNote(const QString &note);
    void setError(const QString &sentence); ///< red line beneath, red frame; empty: none
    void setHelp(const QString &sentence);  ///< dim line beneath

private:
    void showBelow(const QString &error);

    TextLabel *m_label;
    TextLabel *m_note;
    TextLabel *m_below;
    QWidget *m_control;
    QString m_help;
};

} // namespace easel
