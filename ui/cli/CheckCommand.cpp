// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/CheckCommand.h"

#include "app/workspace/Workspace.h"
#include "ui/cli/DatasetReader.h"
#include "ui/cli/FactsGathering.h"
#include "ui/cli/Findings.h"
#include "ui/cli/Output.h"

namespace easel::cli {

using namespace Qt::StringLiterals;

CommandSpec CheckCommand::spec()
{
    return {u"check"_s, u"DATASET"_s, 1, 1, tr("the checks before a training; exit code 1 if one blocks"),
            {}};
}

void CheckCommand::start()
{
    const QString folder = arguments().operands.front();
    if (const Result<void> usable = checkDatasetFolder(folder); !usable)
        return fail(usable.error());
    const Result<Workspace *> workspace = session().open(Session::Access::Reads);
    if (!workspace)
        return fail(workspace.error());
    m_facts = new FactsGathering((*workspace)->factsStore(), output(), this);
    m_reader = new DatasetReader((*workspace)->dataset(), this);
    m_reader->open(folder, [this](const Result<DatasetSnapshot> &snapshot) {
        if (snapshot)
            check(*snapshot);
        else
            fail(snapshot.error());
    });
}

void CheckCommand::check(const DatasetSnapshot &snapshot)
{
    m_facts->gatherIncluded(snapshot, [this, snapshot](const FactsById &known) {
        m_reader->check(snapshot, m_reader->settings(), known,
                        [this, folder = snapshot.folder](const Preflight &found) { print(found, folder); });
    });
}

void CheckCommand::print(const Preflight &found, const QString &folder)
{
    if (output().json()) {
        output().object(findingsObject(found, folder));
    } else {
        for (const Finding &finding : found.blocking)
            output().data(tr("Blocks: %1").arg(finding.message));
        for (const Finding &finding : found.warnings)
            output().data(tr("Warning: %1").arg(finding.message));
        if (found.blocking.empty() && found.warnings.empty())
            output().data(tr("Everything is in order."));
    }
    finish(found.passes() ? ExitCode::Done : ExitCode::Blocked);
}

} // namespace easel::cli
