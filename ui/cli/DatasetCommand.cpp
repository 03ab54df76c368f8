// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/DatasetCommand.h"

#include "app/workspace/Workspace.h"
#include "ui/cli/DatasetReader.h"
#include "ui/cli/FactsGathering.h"

namespace easel::cli {

void DatasetCommand::start()
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
            take(*snapshot);
        else
            fail(snapshot.error());
    });
}

} // namespace easel::cli
