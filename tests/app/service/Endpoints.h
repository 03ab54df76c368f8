// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceClient.h"

#include <QByteArray>
#include <QTestEventLoop>

#include <functional>
#include <vector>

namespace easel {

/// Any call, with its value left out.
using AnyCallback = std::function<void(std::optional<ServiceError>)>;

/// One call of the client, so that tables can go over all of them.
struct Endpoint
{
    QByteArray name;
    QByteArray method;
    QByteArray path;
    bool paid = false;
    QByteArray goodAnswer; ///< of the service; empty body for those that are not JSON
    std::function<ServiceCall *(ServiceClient &, QObject *, AnyCallback)> ask;
};

/// The calls that go to the service and carry the key.
const std::vector<Endpoint> &serviceEndpoints();

StyleTrainingRequest sampleTraining();
ImageRequest sampleImage();

/// Counts how often a callback came, and waits for the first.
class Arrival
{
public:
    int calls = 0;
    bool wait(int seconds = 5)
    {
        if (calls == 0)
            m_loop.enterLoop(seconds);
        return calls > 0;
    }

protected:
    void note()
    {
        ++calls;
        m_loop.exitLoop();
    }

private:
    QTestEventLoop m_loop;
};

/// What a callback came with.
template<class T>
class Outcome : public Arrival
{
public:
    std::optional<ServiceResult<T>> result;

    ServiceCallback<T> take()
    {
        return [this](ServiceResult<T> r) {
            result = std::move(r);
            note();
        };
    }
    bool failed() const { return result && !result->has_value(); }
    ServiceError error() const { return failed() ? result->error() : ServiceError{}; }
};

class AnyOutcome : public Arrival
{
public:
    std::optional<ServiceError> error;

    AnyCallback take()
    {
        return [this](std::optional<ServiceError> e) {
            error = std::move(e);
            note();
        };
    }
};

/// What a failing comparison shows.
QByteArray toText(const ServiceError &error);

} // namespace easel
