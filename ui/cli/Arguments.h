// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QHash>
#include <QStringList>

#include <optional>
#include <vector>

namespace easel::cli {

/// An option as it is declared: "--name", or "--name METAVAR".
struct OptionSpec
{
    QString name;          ///< without the dashes
    QString metavar = {};  ///< empty for a switch
    QString help = {};     ///< one line; empty keeps the option out of the help
    bool repeated = false; ///< may be given more than once; else the last one counts
};

/// A command as it is declared.
struct CommandSpec
{
    QString name;
    QString operands = {}; ///< as the help shows them: "DATASET", "[RUN]", "set|forget|test"
    int minOperands = 0;
    int maxOperands = 0;
    QString help = {}; ///< one line
    std::vector<OptionSpec> options = {};
};

/// What a person wrote after the program's name, sorted by the declarations.
struct Arguments
{
    enum class Wish { Command, Help, Version };

    Wish wish = Wish::Command;
    QString command; ///< empty where only help for the whole program, or the version, is wished for
    QStringList operands;
    QHash<QString, QStringList> options; ///< values by option name; switches hold one empty value

    bool has(const QString &name) const { return options.contains(name); }
    std::optional<QString> value(const QString &name) const; ///< the last one given
    QStringList values(const QString &name) const;           ///< in the order given
};

/// Sorts words (without the program's name). Global options stand before or after the command, a command's
/// own after it; "--name=value" and "--name value" are the same; after "--" nothing is an option. Error:
/// Usage, one sentence that names the word.
Result<Arguments> parseArguments(const QStringList &words, const std::vector<OptionSpec> &globalOptions,
                                 const std::vector<CommandSpec> &commands);

/// The help of the whole program.
QString programHelp(const std::vector<OptionSpec> &globalOptions, const std::vector<CommandSpec> &commands);
/// The help of one command.
QString commandHelp(const CommandSpec &command, const std::vector<OptionSpec> &globalOptions);

} // namespace easel::cli
