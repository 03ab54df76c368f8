// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Widgets.h"

namespace easel {

/// "Seed: the number that …": explains one field, its name in the text's colour and the rest quiet. Keeps the
/// height of two lines, so that nothing beneath it moves.
class HelpLine : public QLabel
{
    Q_OBJECT
public:
    explicit HelpLine(QWidget *parent = nullptr);

    void explain(const QString &name, const QString &sentence);

protected:
    void changeEvent(QEvent *event) override;

private:
    void compose();

    QString m_name;
    QString m_sentence;
    bool m_composing = false;
};

} // namespace easel
