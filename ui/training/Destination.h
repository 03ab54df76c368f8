// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace easel {

/// Where the pictures of a training go.
struct Destination
{
    QString phrase; ///< "Novita AI’s storage (api.novita.ai)"
    QString
        consent; ///< the sentence to agree to before the first upload; empty where nothing leaves the machine
};

/// service: Workspace::serviceName(), "demo" or a URL.
Destination destinationOf(const QString &service);

} // namespace easel
