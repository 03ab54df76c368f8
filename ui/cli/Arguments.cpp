// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Arguments.h"

#include <QCoreApplication>

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

/// Reads the words one after the other.
class Parser
{
    Q_DECLARE_TR_FUNCTIONS(easel::cli::Arguments)
public:
    Parser(const QStringList &words, const std::vector<OptionSpec> &globalOptions,
           const std::vector<CommandSpec> &commands)
        : m_words(words)
        , m_globalOptions(globalOptions)
        , m_commands(commands)
    {
    }

    Result<Arguments> parse();

private:
    Result<void> takeOption(const QString &word);
    Result<void> takeOperand(const QString &word);
    Result<void> checkOperands() const;
    const OptionSpec *findOption(const QString &name) const;
    std::unexpected<Error> wrong(const QString &message, const QString &field = {}) const
    {
        return failure(ErrorKind::Usage, message, field);
    }

    const QStringList &m_words;
    const std::vector<OptionSpec> &m_globalOptions;
    const std::vector<CommandSpec> &m_commands;
    const CommandSpec *m_command = nullptr;
    qsizetype m_next = 0;
    Arguments m_arguments;
};

const OptionSpec *findIn(const std::vector<OptionSpec> &options, const QString &name)
{
    const auto found = std::ranges::find(options, name, &OptionSpec::name);
    return found == options.end() ? nullptr : &*found;
}

const OptionSpec *Parser::findOption(const QString &name) const
{
    if (const OptionSpec *option = findIn(m_globalOptions, name))
        return option;
    return m_command ? findIn(m_command->options, name) : nullptr;
}

Result<Arguments> Parser::parse()
{
    bool onlyOperands = false;
    while (m_next < m_words.size()) {
        const QString word = m_words[m_next++];
        Result<void> taken;
        if (!onlyOperands && word == "--"_L1)
            onlyOperands = true;
        else if (!onlyOperands && word.startsWith('-'_L1) && word.size() > 1)
            taken = takeOption(word);
        else
            taken = takeOperand(word);
        if (!taken)
            return std::unexpected(taken.error());
    }
    if (m_arguments.has(u"help"_s))
        m_arguments.wish = Arguments::Wish::Help;
    else if (m_arguments.has(u"version"_s))
        m_arguments.wish = Arguments::Wish::Version;
    else if (const Result<void> checked = checkOperands(); !checked)
        return std::unexpected(checked.error());
    return m_arguments;
}

Result<void> Parser::takeOption(const QString &word)
{
    const qsizetype equals = word.indexOf('='_L1);
    const QString written = equals < 0 ? word : word.left(equals);
    const QString name = written == "-h"_L1 ? u"help"_s : written.mid(2);
    const OptionSpec *option = written.startsWith("--"_L1) || written == "-h"_L1 ? findOption(name) : nullptr;
    if (!option) {
        return m_command ? wrong(tr("“%1” has no option %2.").arg(m_command->name, written), written)
                         : wrong(tr("There is no option %1 before the command.").arg(written), written);
    }
    if (option->metavar.isEmpty()) {
        if (equals >= 0)
            return wrong(tr("%1 takes no value.").arg(written), name);
        m_arguments.options[name] = {QString()};
        return {};
    }
    QString value;
    if (equals >= 0) {
        value = word.mid(equals + 1);
    } else {
        // A forgotten value must not swallow the next option; what truly begins so is written with "=".
        if (m_next == m_words.size() || m_words[m_next].startsWith("--"_L1))
            return wrong(tr("%1 needs a value: %1 %2.").arg(written, option->metavar), name);
        value = m_words[m_next++];
    }
    QStringList &values = m_arguments.options[name];
    if (!option->repeated)
        values.clear();
    values.append(value);
    return {};
}

Result<void> Parser::takeOperand(const QString &word)
{
    if (m_command) {
        m_arguments.operands.append(word);
        return {};
    }
    const auto found = std::ranges::find(m_commands, word, &CommandSpec::name);
    if (found == m_commands.end())
        return wrong(tr("There is no command “%1”. “easel-cli --help” lists them.").arg(word), word);
    m_command = &*found;
    m_arguments.command = word;
    return {};
}

Result<void> Parser::checkOperands() const
{
    if (!m_command)
        return wrong(tr("A command is missing. “easel-cli --help” lists them."));
    const qsizetype count = m_arguments.operands.size();
    if (count > m_command->maxOperands) {
        const QString surplus = m_arguments.operands[m_command->maxOperands];
        return wrong(tr("“%1” has no use for “%2”.").arg(m_command->name, surplus), surplus);
    }
    if (count < m_command->minOperands)
        return wrong(tr("“%1” needs %2.").arg(m_command->name, m_command->operands), m_command->operands);
    return {};
}

/// Two columns, the first as wide as its widest.
QString columns(const std::vector<std::pair<QString, QString>> &rows)
{
    qsizetype width = 0;
    for (const auto &[left, right] : rows)
        width = std::max(width, left.size());
    QString text;
    for (const auto &[left, right] : rows)
        text += "  "_L1 + left.leftJustified(width + 2) + right + u'\n';
    return text;
}

QString optionColumns(const std::vector<OptionSpec> &options)
{
    std::vector<std::pair<QString, QString>> rows;
    for (const OptionSpec &option : options) {
        if (option.help.isEmpty())
            continue;
        QString left = "--"_L1 + option.name;
        if (!option.metavar.isEmpty())
            left += u' ' + option.metavar;
        if (option.repeated)
            left += u" …"_s;
        rows.emplace_back(left, option.help);
    }
    return columns(rows);
}

} // namespace

std::optional<QString> Arguments::value(const QString &name) const
{
    const auto found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->last());
}

QStringList Arguments::values(const QString &name) const
{
    return options.value(name);
}

Result<Arguments> parseArguments(const QStringList &words, const std::vector<OptionSpec> &globalOptions,
                                 const std::vector<CommandSpec> &commands)
{
    return Parser(words, globalOptions, commands).parse();
}

QString programHelp(const std::vector<OptionSpec> &globalOptions, const std::vector<CommandSpec> &commands)
{
    std::vector<std::pair<QString, QString>> rows;
    rows.reserve(commands.size());
    for (const CommandSpec &command : commands)
        rows.emplace_back((command.name + u' ' + command.operands).trimmed(), command.help);
    return QCoreApplication::translate("easel::cli::Arguments",
                                       "Usage: easel-cli [OPTIONS] COMMAND …\n\n"
                                       "Turns a folder of pictures into a style of your own.\n\n"
                                       "Commands:\n%1\nOptions:\n%2\n"
                                       "“easel-cli COMMAND --help” tells more of one command.\n")
        .arg(columns(rows), optionColumns(globalOptions));
}

QString commandHelp(const CommandSpec &command, const std::vector<OptionSpec> &globalOptions)
{
    QString usage = u"easel-cli "_s + command.name;
    if (!command.operands.isEmpty())
        usage += u' ' + command.operands;
    QString text = QCoreApplication::translate("easel::cli::Arguments", "Usage: %1 [OPTIONS]\n\n%2\n")
                       .arg(usage, command.help);
    if (const QString own = optionColumns(command.options); !own.isEmpty())
        text += QCoreApplication::translate("easel::cli::Arguments", "\nOptions:\n%1").arg(own);
    return text + QCoreApplication::translate("easel::cli::Arguments", "\nOptions of every command:\n%1")
                      .arg(optionColumns(globalOptions));
}

} // namespace easel::cli
