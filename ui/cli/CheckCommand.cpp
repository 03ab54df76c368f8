// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/CheckCommand.h"

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

void CheckCommand::take(const DatasetSnapshot &snapshot)
{
    facts().gatherIncluded(snapshot, [this, snapshot](const FactsById &known) {
        reader().check(snapshot, reader().settings(), known,
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
