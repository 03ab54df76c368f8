// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QString>
#include <QTest>

namespace easel {

inline QString many(qsizetype count)
{
    return QString(count, u'x');
}

inline QJsonArray listOf(int count, const QJsonValue &value)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i)
        list.append(value);
    return list;
}

inline const QJsonValue absent{QJsonValue::Undefined};
inline const QJsonValue null{QJsonValue::Null};

/// Adds a row: with that value at that path the call answers 200, or 400 with the field named.
inline void row(const char *name, const QString &path, const QJsonValue &value,
                const QString &refusedField = {})
{
    QTest::newRow(name) << path << value << refusedField;
}

inline void addRowColumns()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("refusedField");
}

} // namespace easel
