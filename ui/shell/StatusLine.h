// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Surface.h"

namespace easel {

class ElidedLabel;

/// The quiet line beneath the pages: what is there, and how it stands.
class StatusLine : public Surface
{
    Q_OBJECT
public:
    explicit StatusLine(QWidget *parent = nullptr);
    void showStatus(const QString &left, const QString &right);

private:
    ElidedLabel *m_left;
    ElidedLabel *m_right;
};

} // namespace easel
