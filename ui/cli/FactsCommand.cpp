// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/FactsCommand.h"

#include "app/core/Worker.h"
#include "ui/cli/DatasetReader.h"
#include "ui/cli/FactsGathering.h"
#include "ui/cli/Output.h"
#include "ui/cli/RunText.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QLocale>

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

QJsonObject problemObject(ErrorKind kind, const QString &message)
{
    return {{u"kind"_s, errorKindWord(kind)}, {u"message"_s, message}};
}

/// The problems of each picture by its id, found as if it took part in the training.
QHash<QString, QJsonArray> problemsById(DatasetSnapshot snapshot, const TrainingSettings &settings,
                                        const FactsById &known, const std::stop_token &stop)
{
    for (DatasetItem &item : snapshot.items)
        item.included = true;
    QHash<QString, QJsonArray> problems;
    for (const Problem &problem : findProblems(snapshot, known, settings.size, stop)) {
        QJsonObject object = problemObject(ErrorKind::Picture, problem.message);
        object[u"problem"_s] = problemKindWord(problem.kind);
        problems[problem.id].append(object);
    }
    // What is wrong with captions, in a sentence about each picture alone; of pictures, it would say the same
    // in fewer words.
    DatasetSnapshot alone = snapshot;
    for (const DatasetItem &item : snapshot.items) {
        alone.items = {item};
        const Preflight found = quickChecks(alone, settings);
        for (const std::vector<Finding> *findings : {&found.blocking, &found.warnings}) {
            for (const Finding &finding : *findings) {
                if (!finding.problem && finding.files.contains(item.id))
                    problems[item.id].append(problemObject(finding.kind, finding.message));
            }
        }
    }
    return problems;
}

QString hexOf(const Fingerprint &fingerprint)
{
    constexpr int digits = 16;
    constexpr int base = 16;
    QString text;
    for (const quint64 word : fingerprint)
        text += QString::number(word, base).rightJustified(digits, u'0');
    return text;
}

/// What cannot be known of a picture is null.
QJsonObject factsObject(const DatasetItem &item, const QString &path, const PictureFacts *facts)
{
    if (!facts) {
        return {{u"file"_s, path},
                {u"format"_s, QJsonValue()},
                {u"width"_s, QJsonValue()},
                {u"height"_s, QJsonValue()},
                {u"bytes"_s, QFileInfo(path).size()},
                {u"sha256"_s, fileSha256(path)},
                {u"fingerprint"_s, QJsonValue()},
                {u"sharpness"_s, QJsonValue()},
                {u"caption"_s, item.caption.trimmed()}};
    }
    return {{u"file"_s, path},
            {u"format"_s, facts->format},
            {u"width"_s, facts->size.width()},
            {u"height"_s, facts->size.height()},
            {u"bytes"_s, facts->bytes},
            {u"sha256"_s, QString::fromLatin1(facts->sha256.toHex())},
            {u"fingerprint"_s, hexOf(facts->fingerprint)},
            {u"sharpness"_s, facts->sharpness},
            {u"caption"_s, item.caption.trimmed()}};
}

std::vector<QJsonObject> allObjects(const DatasetSnapshot &snapshot, const TrainingSettings &settings,
                                    const FactsById &known, const std::stop_token &stop)
{
    const QHash<QString, QJsonArray> problems = problemsById(snapshot, settings, known, stop);
    const QDir folder(snapshot.folder);
    std::vector<QJsonObject> objects;
    for (const DatasetItem &item : snapshot.items) {
        if (stop.stop_requested())
            break;
        QJsonObject object = factsObject(item, folder.absoluteFilePath(item.id), factsOf(known, item));
        object[u"problems"_s] = problems.value(item.id);
        objects.push_back(object);
    }
    return objects;
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

void FactsCommand::take(const DatasetSnapshot &snapshot)
{
    facts().gather(snapshot, [this, snapshot](const FactsById &known) { describe(snapshot, known); });
}

void FactsCommand::describe(const DatasetSnapshot &snapshot, const FactsById &known)
{
    inWorker(
        this,
        [snapshot, known, settings = reader().settings(), stop = m_stop.get_token()] {
            return allObjects(snapshot, settings, known, stop);
        },
        [this, snapshot](const std::vector<QJsonObject> &objects) { print(snapshot, objects); });
}

void FactsCommand::print(const DatasetSnapshot &snapshot, const std::vector<QJsonObject> &facts)
{
    if (output().json()) {
        for (const QJsonObject &object : facts)
            output().object(object);
        return finish(ExitCode::Done);
    }
    const QLocale locale;
    std::vector<QStringList> rows{
        {tr("Picture"), tr("Format"), tr("Size"), tr("Bytes"), tr("Sharpness"), tr("Problems")}};
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
                        locale.toString(object[u"bytes"_s].toInteger()),
                        known ? locale.toString(object[u"sharpness"_s].toDouble(), 'f', 0) : QString(),
                        problems.join(u' ')});
    }
    output().data(alignedTable(rows));
    finish(ExitCode::Done);
}

} // namespace easel::cli
