// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/Output.h"

#include "ui/cli/Terminal.h"

#include <QJsonDocument>

namespace easel::cli {

using namespace Qt::StringLiterals;

Output::Output()
    : m_onTerminal(stderrIsTerminal())
{
}

void Output::write(std::FILE *stream, const QByteArray &bytes)
{
    const auto size = size_t(bytes.size());
    const bool written = std::fwrite(bytes.constData(), 1, size, stream) == size && std::fflush(stream) == 0;
    if (!written && stream == stdout)
        m_failed = true;
}

void Output::data(const QString &text)
{
    const QString passing = m_passingLine;
    setPassingLine({});
    write(stdout, text.toLocal8Bit() + '\n');
    setPassingLine(passing);
}

void Output::object(const QJsonObject &value)
{
    write(stdout, QJsonDocument(value).toJson(QJsonDocument::Compact) + '\n');
}

void Output::say(const QString &sentence)
{
    const QString passing = m_passingLine;
    setPassingLine({});
    write(stderr, sentence.toLocal8Bit() + '\n');
    setPassingLine(passing);
}

void Output::ask(const QString &question)
{
    setPassingLine({});
    write(stderr, question.toLocal8Bit() + ' ');
}

void Output::setPassingLine(const QString &line)
{
    if (!m_onTerminal || line == m_passingLine)
        return;
    m_passingLine = line;
    write(stderr, "\r\033[K" + line.toLocal8Bit());
}

bool Output::flush()
{
    return std::fflush(stdout) == 0 && !m_failed;
}

QJsonObject errorJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, errorKindWord(error.kind)}, {u"message"_s, error.message}};
    if (!error.field.isEmpty())
        json[u"field"_s] = error.field;
    return json;
}

} // namespace easel::cli
