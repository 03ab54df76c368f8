// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "ui/cli/Arguments.h"

#include <memory>

namespace easel {
class DemoService;
class Workspace;
} // namespace easel

namespace easel::cli {

class Output;

/// The options of every command: --service, --demo, --profile, …
std::vector<OptionSpec> globalOptions();

/// One call of the program: what was asked for, where words go, and the profile it is about. The demo service
/// and the workspace are made when a command first needs them, and end with the session.
class Session
{
public:
    Session(Arguments arguments, Output &output);
    ~Session();

    const Arguments &arguments() const { return m_arguments; }
    Output &output() const { return m_output; }
    bool isDemo() const { return m_arguments.has(QStringLiteral("demo")); }
    bool saysYes() const { return m_arguments.has(QStringLiteral("yes")); }
    QString profile() const; ///< absolute folder

    /// Error: Usage where the options of every command contradict each other or hold a bad value.
    Result<void> check() const;

    enum class Access {
        Reads, ///< the profile as it is; no demo service, no network
        Asks,  ///< reads, and asks the service
        Writes ///< asks the service and takes the profile's lock
    };
    /// Error: as Workspace::open and DemoService::start.
    Result<Workspace *> open(Access access);

private:
    Result<double> demoSpeed() const;

    Arguments m_arguments;
    Output &m_output;
    // In this order: the workspace ends before the service it talks to.
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace easel::cli
