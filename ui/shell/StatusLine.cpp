// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "ui/widgets/ElidedLabel.h"

#include <QHBoxLayout>

namespace easel {

StatusLine::StatusLine(QWidget *parent)
    : Surface(ThemeColor::Window, Qt::TopEdge, parent)
    , m_left(new ElidedLabel({}, TextStyle::Facts, ThemeColor::Dim, this))
    , m_right(new ElidedLabel({}, TextStyle::Facts, ThemeColor::Dim, this))
{
    m_left->setObjectName(QStringLiteral("statusLeft"));
    m_right->setObjectName(QStringLiteral("statusRight"));
    m_right->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl, space::s, space::xl, space::s);
    row->setSpacing(space::xl);
    row->addWidget(m_left, 1);
    row->addWidget(m_right, 0);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusLine::showStatus(const QString &left, const QString &right)
{
    m_left->setText(left);
    m_right->setText(right);
}

} // namespace easel
