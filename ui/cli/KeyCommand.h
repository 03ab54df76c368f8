// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cli/Command.h"
#include "ui/cli/Terminal.h"

#include <optional>

namespace easel {
class Workspace;
} // namespace easel

namespace easel::cli {

/// key set|forget|test: the key in the system's keychain. It is read from standard input, never an argument.
class KeyCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;

    static CommandSpec spec();
    void start() override;

private:
    void set();
    void keyRead(const QString &key);
    void forget();
    void test();
    void tellDone(const QString &word, const QString &sentence);

    Workspace *m_workspace = nullptr;
    std::optional<HiddenInput> m_hidden;
};

} // namespace easel::cli
