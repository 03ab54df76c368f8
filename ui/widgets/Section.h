// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace easel {

/// A title, a line of help, and room for what follows.
class Section : public QWidget
{
    Q_OBJECT
public:
    Section(const QString &title, const QString &help, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }

private:
    QVBoxLayout *m_body;
};

} // namespace easel
