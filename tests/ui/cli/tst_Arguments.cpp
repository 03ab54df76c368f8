// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Arguments.h"
#include "ui/cli/CommandTable.h"

#include <QTest>

#include <algorithm>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

class tst_Arguments : public QObject
{
    Q_OBJECT

private:
    static Result<Arguments> parse(const QStringList &words)
    {
        static const std::vector<OptionSpec> globals{
            {u"json"_s}, {u"profile"_s, u"DIR"_s}, {u"help"_s}, {u"version"_s}};
        static const std::vector<CommandSpec> commands{
            {u"paint"_s,
             u"WALL"_s,
             1,
             1,
             u"paints"_s,
             {{u"colour"_s, u"C"_s, u"which"_s}, {u"coat"_s, u"C"_s, u"which"_s, true}}},
            {u"rest"_s},
        };
        return parseArguments(words, globals, commands);
    }

private Q_SLOTS:
    void takesGlobalOptionsOnEitherSideOfTheCommand_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("before") << QStringList{u"--json"_s, u"--profile"_s, u"p"_s, u"paint"_s, u"w"_s};
        QTest::newRow("after") << QStringList{u"paint"_s, u"w"_s, u"--profile"_s, u"p"_s, u"--json"_s};
        QTest::newRow("between") << QStringList{u"paint"_s, u"--json"_s, u"--profile=p"_s, u"w"_s};
    }

    void takesGlobalOptionsOnEitherSideOfTheCommand()
    {
        QFETCH(QStringList, words);
        const Result<Arguments> parsed = parse(words);
        QVERIFY(parsed);
        QCOMPARE(parsed->command, u"paint"_s);
        QCOMPARE(parsed->operands, QStringList{u"w"_s});
        QVERIFY(parsed->has(u"json"_s));
        QCOMPARE(parsed->value(u"profile"_s), u"p"_s);
    }

    void keepsRepeatedValuesInOrderAndTheLastOfOthers()
    {
        const Result<Arguments> parsed = parse({u"paint"_s, u"w"_s, u"--coat"_s, u"a"_s, u"--coat=b=c"_s,
                                                u"--colour"_s, u"red"_s, u"--colour"_s, u"blue"_s});
        QVERIFY(parsed);
        QCOMPARE(parsed->values(u"coat"_s), (QStringList{u"a"_s, u"b=c"_s}));
        QCOMPARE(parsed->values(u"colour"_s), QStringList{u"blue"_s});
    }

    void takesNegativeNumbersAndOddWordsAsValues()
    {
        const Result<Arguments> parsed =
            parse({u"paint"_s, u"--colour"_s, u"-1"_s, u"--coat=--thick"_s, u"--"_s, u"--wall"_s});
        QVERIFY(parsed);
        QCOMPARE(parsed->value(u"colour"_s), u"-1"_s);
        QCOMPARE(parsed->value(u"coat"_s), u"--thick"_s);
        QCOMPARE(parsed->operands, QStringList{u"--wall"_s});
    }

    void refusesWithASentenceThatNamesTheWord_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("no command") << QStringList{} << u"command"_s;
        QTest::newRow("unknown command") << QStringList{u"fly"_s} << u"fly"_s;
        QTest::newRow("unknown option") << QStringList{u"paint"_s, u"w"_s, u"--gold"_s} << u"--gold"_s;
        QTest::newRow("short option") << QStringList{u"paint"_s, u"w"_s, u"-g"_s} << u"-g"_s;
        QTest::newRow("option of another command")
            << QStringList{u"rest"_s, u"--coat"_s, u"a"_s} << u"--coat"_s;
        QTest::newRow("command's option before it")
            << QStringList{u"--coat"_s, u"a"_s, u"paint"_s, u"w"_s} << u"--coat"_s;
        QTest::newRow("value missing at the end")
            << QStringList{u"paint"_s, u"w"_s, u"--coat"_s} << u"--coat"_s;
        QTest::newRow("value forgotten")
            << QStringList{u"paint"_s, u"w"_s, u"--coat"_s, u"--json"_s} << u"--coat"_s;
        QTest::newRow("switch with a value") << QStringList{u"rest"_s, u"--json=yes"_s} << u"--json"_s;
        QTest::newRow("operand missing") << QStringList{u"paint"_s} << u"WALL"_s;
        QTest::newRow("operand too many") << QStringList{u"paint"_s, u"w"_s, u"ceiling"_s} << u"ceiling"_s;
    }

    void refusesWithASentenceThatNamesTheWord()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, named);
        const Result<Arguments> parsed = parse(words);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, ErrorKind::Usage);
        QVERIFY2(parsed.error().message.contains(named), qPrintable(parsed.error().message));
    }

    void helpIsGivenInSpiteOfWhatIsMissing()
    {
        QCOMPARE(parse({u"--help"_s})->wish, Arguments::Wish::Help);
        const Result<Arguments> ofCommand = parse({u"paint"_s, u"-h"_s});
        QCOMPARE(ofCommand->wish, Arguments::Wish::Help);
        QCOMPARE(ofCommand->command, u"paint"_s);
        QCOMPARE(parse({u"--version"_s})->wish, Arguments::Wish::Version);
    }

    void helpNamesEveryCommandAndOptionOfTheProgram()
    {
        const std::vector<CommandSpec> commands = commandSpecs();
        const QString all = programHelp(globalOptions(), commands);
        for (const CommandSpec &command : commands) {
            QVERIFY2(all.contains(command.name), qPrintable(command.name));
            const QString own = commandHelp(command, globalOptions());
            for (const OptionSpec &option : command.options)
                QCOMPARE(own.contains("--"_L1 + option.name + u' '), !option.help.isEmpty());
        }
    }

    void noCommandTakesAnOptionThatMeansSomethingElseEverywhere()
    {
        for (const CommandSpec &command : commandSpecs()) {
            for (const OptionSpec &option : command.options) {
                const std::vector<OptionSpec> globals = globalOptions();
                QVERIFY2(std::ranges::find(globals, option.name, &OptionSpec::name) == globals.end(),
                         qPrintable(command.name + u' ' + option.name));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_Arguments)
#include "tst_Arguments.moc"
