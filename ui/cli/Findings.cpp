// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Findings.h"

#include "ui/cli/Output.h"

#include <QDir>
#include <QJsonArray>

namespace easel::cli {

using namespace Qt::StringLiterals;

Error errorOf(const Finding &finding)
{
    return {finding.kind, finding.message, finding.field.isEmpty() ? finding.files.value(0) : finding.field};
}

static QJsonArray findingsArray(const std::vector<Finding> &findings, const QDir &folder)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        QJsonArray files;
        for (const QString &file : finding.files)
            files.append(folder.absoluteFilePath(file));
        QJsonObject object{
            {u"kind"_s, errorKindWord(finding.kind)}, {u"message"_s, finding.message}, {u"files"_s, files}};
        if (!finding.field.isEmpty())
            object[u"field"_s] = finding.field;
        if (finding.problem)
            object[u"problem"_s] = problemKindWord(*finding.problem);
        array.append(object);
    }
    return array;
}

QJsonObject findingsObject(const Preflight &found, const QString &folder)
{
    return {{u"blocking"_s, findingsArray(found.blocking, QDir(folder))},
            {u"warnings"_s, findingsArray(found.warnings, QDir(folder))}};
}

void sayFindings(Output &output, const std::vector<Finding> &findings)
{
    for (const Finding &finding : findings)
        output.say(finding.message);
}

} // namespace easel::cli
