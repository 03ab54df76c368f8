// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace easel {

/// The names of the pages, one below the other, each with what it counts. It follows the selection rather
/// than the current item: assistive tools change only the selection.
class PageList : public QListWidget
{
    Q_OBJECT
public:
    explicit PageList(QWidget *parent = nullptr);

    void addPage(const QString &page, const QString &text, const QString &icon);
    void setCount(const QString &page, int count); ///< none is shown for 0
    /// A few words in the count's place, and the sentence they stand for; empty: the count again.
    void setNote(const QString &page, const QString &words, const QString &sentence, bool urgent);
    /// Marks the page that is shown; none where it is not in the list.
    void showPage(const QString &page);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void pageChosen(const QString &page);

private:
    QListWidgetItem *itemOf(const QString &page) const; ///< null where there is none
    void describe(QListWidgetItem *item);
    void followSelection();
    /// One page is always shown; taking its mark away means nothing.
    void keepOneMarked();

    QString m_shown;
};

} // namespace easel
