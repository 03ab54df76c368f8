// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/CommandTable.h"

#include "ui/cli/CheckCommand.h"
#include "ui/cli/DemoServiceCommand.h"
#include "ui/cli/DuplicatesCommand.h"
#include "ui/cli/FactsCommand.h"
#include "ui/cli/KeyCommand.h"
#include "ui/cli/ResumeCommand.h"
#include "ui/cli/RunsCommand.h"
#include "ui/cli/SampleCommand.h"
#include "ui/cli/ShowCommand.h"
#include "ui/cli/TrainCommand.h"

namespace easel::cli {

namespace {

struct Entry
{
    CommandSpec (*spec)();
    std::unique_ptr<Command> (*make)(Session &);
};

template<class T>
Entry entry()
{
    return {&T::spec,
            [](Session &session) -> std::unique_ptr<Command> { return std::make_unique<T>(session); }};
}

const std::vector<Entry> &entries()
{
    static const std::vector<Entry> all{
        entry<TrainCommand>(),       entry<ResumeCommand>(),     entry<RunsCommand>(),
        entry<ShowCommand>(),        entry<SampleCommand>(),     entry<CheckCommand>(),
        entry<FactsCommand>(),       entry<DuplicatesCommand>(), entry<KeyCommand>(),
        entry<DemoServiceCommand>(),
    };
    return all;
}

} // namespace

std::vector<CommandSpec> commandSpecs()
{
    std::vector<CommandSpec> specs;
    for (const Entry &entry : entries())
        specs.push_back(entry.spec());
    return specs;
}

std::unique_ptr<Command> makeCommand(const QString &name, Session &session)
{
    for (const Entry &entry : entries()) {
        if (entry.spec().name == name)
            return entry.make(session);
    }
    return nullptr;
}

} // namespace easel::cli
