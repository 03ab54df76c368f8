// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/service/ServiceFixture.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace easel {

/// How a call can be ended while it is under way.
enum class End { Abort, AbortTwice, Client, Network, Context };

inline constexpr std::pair<const char *, End> ends[] = {{"abort", End::Abort},
                                                        {"abort twice", End::AbortTwice},
                                                        {"death of the client", End::Client},
                                                        {"death of the network", End::Network},
                                                        {"death of the context", End::Context}};

inline void finish(End end, const QPointer<ServiceCall> &call, ServiceFixture &f,
                   std::unique_ptr<QObject> &context)
{
    switch (end) {
    case End::AbortTwice:
        if (call)
            call->abort();
        [[fallthrough]];
    case End::Abort:
        if (call)
            call->abort();
        return;
    case End::Client:
        f.client.reset();
        return;
    case End::Network:
        f.network.reset();
        return;
    case End::Context:
        context.reset();
        return;
    }
}

} // namespace easel

Q_DECLARE_METATYPE(easel::End)
