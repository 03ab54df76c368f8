// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/ItemOrder.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace easel {

class Button;
class Chip;

/// The line above the grid: the search, what is wrong, the order; buttons of the page follow at its end.
class DatasetHeader : public QWidget
{
    Q_OBJECT
public:
    explicit DatasetHeader(QWidget *parent = nullptr);

    void addButton(QWidget *button);

    /// Of pictures that have one; the button is not there while there is none to show and no panel to close.
    void setProblemCount(int count);
    void setProblemsShown(bool shown);
    void focusSearch();
    void clearSearch();

Q_SIGNALS:
    void searched(const QString &text); ///< a moment after the last key, at once on Enter
    void leftSearch();                  ///< Down, Enter or Esc: the keys are the grid's again
    void orderChosen(const easel::ItemOrder &order);
    void problemsToggled(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createSearch();
    void createOrder();
    void tellOrder();
    void tellSearch();
    void updateProblems();

    QHBoxLayout *m_layout;
    QLineEdit *m_search = nullptr;
    Chip *m_problems = nullptr;
    QComboBox *m_order = nullptr;
    QTimer m_typing;
    int m_problemCount = 0;
};

} // namespace easel
