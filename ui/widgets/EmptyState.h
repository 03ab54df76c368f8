// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QWidget>

class QVBoxLayout;
class QHBoxLayout;

namespace easel {

/// One picture (an icon drawn large), one sentence and one button, centred.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);
    /// Adds a button beneath; the first is the primary one.
    Button *addButton(const QString &text, bool primary = true);
    void setSentence(const QString &sentence);

private:
    QVBoxLayout *m_layout;
    TextLabel *m_sentence;
    QHBoxLayout *m_buttons;
};

} // namespace easel
