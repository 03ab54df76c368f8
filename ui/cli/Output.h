// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <QJsonObject>
#include <QString>

#include <cstdio>

namespace easel::cli {

/// Where words go: data to stdout, progress and sentences to stderr. A passing line may stand at the end of
/// stderr on a terminal; sentences slip in above it.
class Output
{
public:
    Output();

    void setJson(bool json) { m_json = json; }
    bool json() const { return m_json; }

    void data(const QString &text);        ///< a line, or lines, for a person
    void object(const QJsonObject &value); ///< one line for machines
    void say(const QString &sentence);
    void ask(const QString &question); ///< without an end of line, for the answer
    /// Replaces the passing line; empty removes it. Nothing where stderr is no terminal.
    void setPassingLine(const QString &line);
    bool onTerminal() const { return m_onTerminal; }

    /// Whether everything went out. A disk may be full behind stdout.
    bool flush();

private:
    void write(std::FILE *stream, const QByteArray &bytes);

    bool m_json = false;
    bool m_onTerminal;
    bool m_failed = false;
    QString m_passingLine;
};

/// {"kind", "message", "field"?}, as in the JSON of every command.
QJsonObject errorJson(const Error &error);

} // namespace easel::cli
