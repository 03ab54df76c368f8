// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ToolTipText.h"

#include <QTextDocument>

namespace easel {

QString toolTipText(const QString &plain)
{
    return Qt::mightBeRichText(plain) ? Qt::convertFromPlainText(plain, Qt::WhiteSpaceNormal) : plain;
}

} // namespace easel
