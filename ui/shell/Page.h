// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace easel {

class Actions;
class Workspace;

/// One page of the window. Constructors take (Workspace &, Actions &, QWidget *parent).
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    QString statusLeft() const { return m_left; }
    QString statusRight() const { return m_right; }
    /// The page came to the front: put the focus where work begins.
    virtual void activated() {}

Q_SIGNALS:
    void statusChanged();
    /// A banner over all pages, e.g. after a failure that concerns no single page.
    void messageRaised(const QString &sentence);
    void pageRequested(const QString &page); ///< "dataset", "training", "runs", "samples", "settings"

protected:
    void setStatus(const QString &left, const QString &right)
    {
        m_left = left;
        m_right = right;
        Q_EMIT statusChanged();
    }

private:
    QString m_left;
    QString m_right;
};

} // namespace easel
