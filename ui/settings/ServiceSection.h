// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Section.h"

class QLineEdit;

namespace easel {

class Button;
class Field;
class Workspace;

/// The service's address. What is typed is checked and kept when the field is left.
class ServiceSection : public Section
{
    Q_OBJECT
public:
    explicit ServiceSection(Workspace &workspace, QWidget *parent = nullptr);

private:
    void keep();
    void update();

    Workspace &m_workspace;
    QLineEdit *m_address;
    Field *m_field;
    Button *m_usual;
};

} // namespace easel
