// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/FactsCommand.h"

#include "app/core/Worker.h"
#include "app/workspace/Workspace.h"
#include "ui/cli/DatasetReader.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QLocale>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

namespace easel::cli {

using namespace Qt::StringLiterals;

namespace {

/// Of the file's bytes, hex; null where it cannot be read.
QJsonValue fileSha256(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

/// The problems of each picture by its id, found as if it took part in the training.
QHash<QString, QJsonArray> problemsById(DatasetSnapshot snapshot, const TrainingSettings &settings,
                                        const std::stop_token &stop)
{
    for (DatasetItem &item : snapshot.items)
        item.included = true;
    const Preflight found = fullChecks(snapshot, settings, {}, stop);
    QHash<QString, QJsonArray> problems;
    for (const std::vector<Finding> *findings : {&found.blocking, &found.warnings}) {
        for (const Finding &finding : *findings) {
            for (const QString &id : finding.files) {
                problems[id].append(
                    QJsonObject{{u"kind"_s, errorKindWord(finding.kind)}, {u"message"_s, finding.message}});
            }
        }
    }
    return problems;
}

QJsonObject factsOf(const DatasetItem &item, const QString &path)
{
    const bool known = item.unreadable.isEmpty();
    return {
        {u"file"_s, path},
        {u"format"_s, known ? QJsonValue(item.info.format) : QJsonValue()},
        {u"width"_s, known ? QJsonValue(item.info.size.width()) : QJsonValue()},
        {u"height"_s, known ? QJsonValue(item.info.size.height()) : QJsonValue()},
        {u"bytes"_s, QFileInfo(path).size()},
        {u"sha256"_s, fileSha256(path)},
        {u"caption"_s, item.caption.trimmed()},
    };
}

std::vector<QJsonObject> allFacts(const DatasetSnapshot &snapshot, const TrainingSettings &settings,
                                  const std::stop_token &stop)
{
    const QHash<QString, QJsonArray> problems = problemsById(snapshot, settings, stop);
    const QDir folder(snapshot.folder);
    QThreadPool pool;
    return QtConcurrent::blockingMapped<std::vector<QJsonObject>>(
        &pool, snapshot.items, [&](const DatasetItem &item) {
            if (stop.stop_requested())
                return QJsonObject();
            QJsonObject facts = factsOf(item, folder.absoluteFilePath(item.id));
            facts[u"problems"_s] = problems.value(item.id);
            return facts;
        });
}

} // namespace

FactsCommand::~FactsCommand()
{
    m_stop.request_stop();
}

CommandSpec FactsCommand::spec()
{
    return {u"facts"_s, u"DATASET"_s, 1, 1, tr("what is known of each picture"), {}};
}

void FactsCommand::start()
{
    const QString folder = arguments().operands.front();
    if (const Result<void> usable = checkDatasetFolder(folder); !usable)
        return fail(usable.error());
    const Result<Workspace *> workspace = session().open(Session::Access::Reads);
    if (!workspace)
        return fail(workspace.error());
    m_reader = new DatasetReader((*workspace)->dataset(), this);
    m_reader->open(folder, [this](const Result<DatasetSnapshot> &snapshot) {
        if (snapshot)
            gather(*snapshot);
        else
            fail(snapshot.error());
    });
}

void FactsCommand::gather(const DatasetSnapshot &snapshot)
{
    inWorker(
        this,
        [snapshot, settings = m_reader->settings(), stop = m_stop.get_token()] {
            return allFacts(snapshot, settings, stop);
        },
        [this, snapshot](const std::vector<QJsonObject> &facts) { print(snapshot, facts); });
}

void FactsCommand::print(const DatasetSnapshot &snapshot, const std::vector<QJsonObject> &facts)
{
    if (output().json()) {
        for (const QJsonObject &object : facts)
            output().object(object);
        return finish(ExitCode::Done);
    }
    const QLocale locale;
    std::vector<QStringList> rows{{tr("Picture"), tr("Format"), tr("Size"), tr("Bytes"), tr("Problems")}};
    for (size_t i = 0; i < facts.size(); ++i) {
        const QJsonObject &object = facts[i];
        QStringList problems;
        for (const auto &problem : object[u"problems"_s].toArray())
            problems.append(problem[u"message"_s].toString());
        const bool known = object[u"format"_s].isString();
        rows.push_back({snapshot.items[i].id, object[u"format"_s].toString(),
                        known ? tr("%1 × %2").arg(locale.toString(object[u"width"_s].toInt()),
                                                  locale.toString(object[u"height"_s].toInt()))
                              : QString(),
                        locale.toString(object[u"bytes"_s].toInteger()), problems.join(u' ')});
    }
    output().data(alignedTable(rows));
    finish(ExitCode::Done);
}

} // namespace easel::cli
