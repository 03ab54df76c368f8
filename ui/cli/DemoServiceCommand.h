// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoService.h"
#include "ui/cli/Command.h"

namespace easel::cli {

/// demo-service: the stand-in of the service alone, for any client, until a signal ends it.
class DemoServiceCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;

private:
    Result<DemoService::Options> readOptions() const;

    std::unique_ptr<DemoService> m_service;
};

} // namespace easel::cli
