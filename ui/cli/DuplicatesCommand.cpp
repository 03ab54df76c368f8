// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/DuplicatesCommand.h"

#include "app/core/Worker.h"
#include "ui/cli/FactsGathering.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

#include <QDir>
#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace easel::cli {

using namespace Qt::StringLiterals;

DuplicatesCommand::~DuplicatesCommand()
{
    m_stop.request_stop();
}

CommandSpec DuplicatesCommand::spec()
{
    return {
        u"duplicates"_s, u"DATASET"_s, 1, 1, tr("groups of near-duplicates, and which of each is best"), {}};
}

void DuplicatesCommand::take(const DatasetSnapshot &snapshot)
{
    facts().gather(snapshot, [this, snapshot](const FactsById &known) { compare(snapshot, known); });
}

void DuplicatesCommand::compare(const DatasetSnapshot &snapshot, const FactsById &known)
{
    inWorker(
        this,
        [snapshot, known, stop = m_stop.get_token()] {
            return duplicateGroups(snapshot.items, known, snapshot.limits.duplicateBits, stop);
        },
        [this, folder = snapshot.folder, known](const Groups &groups) { print(folder, known, groups); });
}

void DuplicatesCommand::print(const QString &folder, const FactsById &known, const Groups &groups)
{
    const auto unreadable =
        std::ranges::count_if(known, [](const KnownFacts &entry) { return !entry.unreadable.isEmpty(); });
    if (unreadable > 0)
        output().say(tr("%n picture(s) cannot be read and were left out.", nullptr, int(unreadable)));
    if (output().json())
        printObjects(folder, known, groups);
    else
        printTable(known, groups);
    finish(ExitCode::Done);
}

void DuplicatesCommand::printObjects(const QString &folder, const FactsById &known, const Groups &groups)
{
    const QDir base(folder);
    for (const DuplicateGroup &group : groups) {
        QJsonArray files;
        for (const QString &id : group)
            files.append(base.absoluteFilePath(id));
        output().object({{u"files"_s, files}, {u"best"_s, base.absoluteFilePath(bestOf(group, known))}});
    }
}

void DuplicatesCommand::printTable(const FactsById &known, const Groups &groups)
{
    if (groups.empty())
        return output().data(tr("No pictures look alike."));
    const QLocale locale;
    std::vector<QStringList> rows{
        {tr("Group"), tr("Picture"), tr("Size"), tr("Sharpness"), tr("Bytes"), QString()}};
    for (std::size_t number = 1; number <= groups.size(); ++number) {
        const DuplicateGroup &group = groups[number - 1];
        const QString best = bestOf(group, known);
        for (const QString &id : group) {
            const PictureFacts &facts = known[id].facts;
            rows.push_back(
                {locale.toString(qulonglong(number)), id,
                 tr("%1 × %2").arg(locale.toString(facts.size.width()), locale.toString(facts.size.height())),
                 locale.toString(facts.sharpness, 'f', 0), locale.toString(facts.bytes),
                 id == best ? tr("best") : QString()});
        }
    }
    output().data(alignedTable(rows));
}

} // namespace easel::cli
