// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"
#include "app/core/Result.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Section.h"

class QLineEdit;

namespace easel {

class Button;
class Field;
class TextLabel;
class Workspace;

/// The API key: where the one in use comes from, and a field for another, which is tried before it is kept.
class AccountSection : public Section
{
    Q_OBJECT
public:
    explicit AccountSection(Workspace &workspace, QWidget *parent = nullptr);
    void takeFocus();

private:
    void createWidgets();
    void layOut();
    void connectSignals();

    void testAndKeep();
    void keep(const QString &key);
    void forget();
    void setBusy(bool busy);
    void tell(const QString &sentence, ThemeColor color);
    void updateSource();
    void updateBalance();

    Workspace &m_workspace;
    TextLabel *m_source = nullptr;
    QWidget *m_balanceRow = nullptr;
    TextLabel *m_balance = nullptr;
    Button *m_askBalance = nullptr;
    QLineEdit *m_key = nullptr;
    Field *m_field = nullptr;
    Button *m_keep = nullptr;
    Button *m_forget = nullptr;
    Button *m_link = nullptr;
    TextLabel *m_outcome = nullptr;
    bool m_busy = false;
};

} // namespace easel
