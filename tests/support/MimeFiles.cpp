// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/MimeFiles.h"

#include <QUrl>

namespace easel::test {

std::unique_ptr<QMimeData> filesOf(const QStringList &paths)
{
    auto mime = std::make_unique<QMimeData>();
    QList<QUrl> urls;
    for (const QString &file : paths)
        urls.append(QUrl::fromLocalFile(file));
    mime->setUrls(urls);
    return mime;
}

} // namespace easel::test
