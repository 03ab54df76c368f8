// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/ItemOrder.h"

#include <QTimer>
#include <QWidget>

#include <optional>

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

    /// A spare one is hidden where there is no room; what it does is in the menu, too.
    void addButton(QWidget *button, bool isSpare = false);

    /// Of pictures that have one; the button is not there while there is none to show and no panel to close.
    void setProblemCount(int count);
    void setProblemsShown(bool shown);
    void focusSearch();
    void clearSearch();
    void showAll(); ///< in the training or not
    /// Chooses it, as a person would; one that is not in the box changes nothing.
    void setOrder(const ItemOrder &order);

Q_SIGNALS:
    void searched(const QString &text); ///< a moment after the last key, at once on Enter
    void leftSearch();                  ///< Down, Enter or Esc: the keys are the grid's again
    void orderChosen(const easel::ItemOrder &order);
    void shownChosen(std::optional<bool> included); ///< only those in the training, only the others, or all
    void problemsToggled(bool shown);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void createSearch();
    void createOrder();
    void createShown();
    void makeRoom();
    void tellOrder();
    void tellSearch();
    void updateProblems();

    QHBoxLayout *m_layout;
    QLineEdit *m_search = nullptr;
    Chip *m_problems = nullptr;
    QComboBox *m_order = nullptr;
    QComboBox *m_shown = nullptr;
    QWidget *m_spareButton = nullptr; ///< hidden where there is no room for it
    QTimer m_typing;
    int m_problemCount = 0;
};

} // namespace easel
