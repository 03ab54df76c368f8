// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/ShowCommand.h"

#include "app/workspace/Runs.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec ShowCommand::spec()
{
    return {u"show"_s, u"RUN"_s, 1, 1, tr("stages, recipe, models and samples of a run"), {}};
}

void ShowCommand::start()
{
    const Result<Workspace *> workspace = session().open(Session::Access::Reads);
    if (!workspace)
        return fail(workspace.error());
    const QString wanted = arguments().operands.front();
    const Run *run = (*workspace)->runs().find(wanted);
    if (!run)
        return fail(
            {ErrorKind::Usage, tr("There is no run “%1”. “easel-cli runs” lists them.").arg(wanted), wanted});
    if (output().json())
        output().object(toJson(*run));
    else
        output().data(runSections(*run));
    finish(ExitCode::Done);
}

} // namespace easel::cli
