// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/Network.h"
#include "tests/app/service/Endpoints.h"
#include "tests/faults/FaultServer.h"

#include <QNetworkAccessManager>
#include <QTest>

namespace easel {

/// A client and the server it speaks to, with short limits; fresh for each test.
struct ServiceFixture
{
    std::unique_ptr<QNetworkAccessManager> network = makeNetworkAccessManager();
    FaultServer server;
    std::unique_ptr<ServiceClient> client;

    explicit ServiceFixture(const QString &key = QStringLiteral("sk_secret_key"))
    {
        using namespace std::chrono_literals;
        client = std::make_unique<ServiceClient>(ServiceAddress{server.url(), key}, *network);
        client->setLimits({2000ms, 4000ms, 4000ms});
    }
};

} // namespace easel
