// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StartOptions.h"

#include "app/service/ServiceClient.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

class Parser
{
    Q_DECLARE_TR_FUNCTIONS(easel::StartOptions)
public:
    explicit Parser(const QStringList &words)
        : m_words(words)
    {
    }
    Result<StartOptions> parse();

private:
    Result<void> takeOption(const QString &written, const QString &given);
    Result<void> takeFlag(const QString &name);
    Result<void> takeValue(const QString &name, const QString &value);
    Result<void> takeSpeed(const QString &value);
    Result<void> takeTheme(const QString &value);
    Result<void> takeDataset(const QString &word);
    Result<void> check() const;

    QStringList m_words;
    qsizetype m_next = 0;
    StartOptions m_options;
    bool m_speedGiven = false;
};

std::unexpected<Error> wrong(const QString &sentence, const QString &field)
{
    return failure(ErrorKind::Usage, sentence, field);
}

Result<StartOptions> Parser::parse()
{
    bool onlyOperands = false;
    while (m_next < m_words.size()) {
        const QString word = m_words[m_next++];
        Result<void> taken;
        if (!onlyOperands && word == "--"_L1) {
            onlyOperands = true;
        } else if (!onlyOperands && word.startsWith('-'_L1) && word.size() > 1) {
            const qsizetype equals = word.indexOf('='_L1);
            taken = takeOption(equals < 0 ? word : word.left(equals),
                               equals < 0 ? QString() : word.mid(equals + 1));
        } else {
            taken = takeDataset(word);
        }
        if (!taken)
            return std::unexpected(taken.error());
    }
    if (m_options.wish == StartOptions::Wish::Window) {
        if (const Result<void> fine = check(); !fine)
            return std::unexpected(fine.error());
    }
    return m_options;
}

Result<void> Parser::takeOption(const QString &written, const QString &given)
{
    static const QStringList flags{u"--demo"_s, u"--example"_s, u"--help"_s, u"-h"_s, u"--version"_s};
    static const QStringList valued{u"--demo-speed"_s, u"--service"_s, u"--profile"_s, u"--theme"_s,
                                    u"--trace"_s};
    if (flags.contains(written)) {
        if (!given.isNull())
            return wrong(tr("%1 takes no value.").arg(written), written);
        return takeFlag(written);
    }
    if (!valued.contains(written))
        return wrong(tr("There is no option %1. “easel --help” lists them.").arg(written), written);
    QString value = given;
    if (value.isNull() && m_next < m_words.size() && !m_words[m_next].startsWith("--"_L1))
        value = m_words[m_next++];
    if (value.isEmpty())
        return wrong(tr("%1 needs a value.").arg(written), written);
    return takeValue(written, value);
}

Result<void> Parser::takeFlag(const QString &name)
{
    if (name == "--demo"_L1)
        m_options.demo = true;
    else if (name == "--example"_L1)
        m_options.example = true;
    else if (name == "--version"_L1)
        m_options.wish = StartOptions::Wish::Version;
    else
        m_options.wish = StartOptions::Wish::Help;
    return {};
}

Result<void> Parser::takeValue(const QString &name, const QString &value)
{
    if (name == "--demo-speed"_L1)
        return takeSpeed(value);
    if (name == "--theme"_L1)
        return takeTheme(value);
    if (name == "--profile"_L1) {
        m_options.profile = value;
        return {};
    }
    if (name == "--trace"_L1) {
        m_options.traceFile = value;
        return {};
    }
    if (const Result<QUrl> url = checkedServiceUrl(value); !url)
        return std::unexpected(url.error());
    m_options.serviceUrl = value;
    return {};
}

Result<void> Parser::takeSpeed(const QString &value)
{
    bool number = false;
    const double speed = value.toDouble(&number);
    if (!number || !std::isfinite(speed) || speed <= 0)
        return wrong(tr("--demo-speed needs a number above 0, not “%1”.").arg(value), u"--demo-speed"_s);
    m_options.demoSpeed = speed;
    m_speedGiven = true;
    return {};
}

Result<void> Parser::takeTheme(const QString &value)
{
    m_options.appearance = appearanceFromWord(value);
    if (!m_options.appearance) {
        return wrong(tr("--theme knows system, light, dark and high-contrast, not “%1”.").arg(value),
                     u"--theme"_s);
    }
    return {};
}

Result<void> Parser::takeDataset(const QString &word)
{
    if (!m_options.dataset.isEmpty())
        return wrong(tr("One dataset can be opened, and “%1” is a second.").arg(word), word);
    m_options.dataset = QDir(word).absolutePath();
    return {};
}

Result<void> Parser::check() const
{
    if (m_options.demo && !m_options.serviceUrl.isEmpty())
        return wrong(tr("--demo has a service of its own; --service names another."), u"--service"_s);
    if (m_speedGiven && !m_options.demo)
        return wrong(tr("--demo-speed means something with --demo only."), u"--demo-speed"_s);
    if (m_options.dataset.isEmpty() || m_options.example)
        return {};
    const QFileInfo info(m_options.dataset);
    const QString shown = QDir::toNativeSeparators(m_options.dataset);
    if (!info.exists())
        return wrong(tr("There is no folder %1.").arg(shown), m_options.dataset);
    if (!info.isDir())
        return wrong(tr("%1 is not a folder.").arg(shown), m_options.dataset);
    return {};
}

} // namespace

Result<StartOptions> parseStartOptions(const QStringList &words)
{
    return Parser(words).parse();
}

QString startOptionsHelp()
{
    return QCoreApplication::translate(
        "easel::StartOptions",
        "Usage: easel [OPTIONS] [DATASET]\n\n"
        "Turns a folder of pictures into a style of your own. DATASET is the folder to open.\n\n"
        "Options:\n"
        "  --demo            use a stand-in of the service inside the program; no model is trained\n"
        "  --demo-speed X    how much faster the stand-in is\n"
        "  --service URL     the service's address\n"
        "  --profile DIR     where settings, runs and samples lie\n"
        "  --theme NAME      system, light, dark or high-contrast\n"
        "  --example         open the example dataset; painted into DATASET where that is given\n"
        "  --trace FILE      write down when the window was there and every pause that could be felt\n"
        "  --help            this help\n"
        "  --version         the program's version");
}

} // namespace easel
