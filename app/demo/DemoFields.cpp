// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoFields.h"

#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace easel {

DemoFields::DemoFields(QJsonObject object, QString path, std::optional<DemoRefusal> &fault)
    : m_object(std::move(object))
    , m_path(std::move(path))
    , m_fault(&fault)
{
}

bool DemoFields::has(const QString &key) const
{
    const QJsonValue value = m_object.value(key);
    return !value.isUndefined() && !value.isNull() && !(value.isString() && value.toString().isEmpty());
}

QString DemoFields::name(const QString &key) const
{
    return m_path.isEmpty() ? key : m_path + u'.' + key;
}

void DemoFields::refuse(const QString &key, const QString &what)
{
    if (!failed())
        *m_fault = DemoRefusal{name(key) + u' ' + what};
}

QJsonValue DemoFields::value(const QString &key, Need need)
{
    if (failed())
        return QJsonValue::Undefined;
    if (has(key))
        return m_object.value(key);
    if (need == Required)
        refuse(key, u"is required"_s);
    return QJsonValue::Undefined;
}

static qsizetype characters(const QString &text)
{
    return text.toUcs4().size();
}

QString DemoFields::text(const QString &key, qsizetype most, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return {};
    if (!field.isString()) {
        refuse(key, u"must be a string"_s);
        return {};
    }
    if (characters(field.toString()) > most)
        refuse(key, u"must have 1 to %1 characters"_s.arg(most));
    return field.toString();
}

QString DemoFields::word(const QString &key, const QStringList &allowed, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return {};
    if (!field.isString() || !allowed.contains(field.toString()))
        refuse(key, u"must be one of "_s + allowed.join(u", "));
    return field.toString();
}

std::optional<qint64> DemoFields::integer(const QString &key, qint64 least, qint64 most, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return std::nullopt;
    const double number = field.toDouble(NAN);
    if (!field.isDouble() || number != std::floor(number) || number < double(least) ||
        number > double(most)) {
        refuse(key, most == demoNoMost ? u"must be an integer of at least %1"_s.arg(least)
                                       : u"must be an integer from %1 to %2"_s.arg(least).arg(most));
        return std::nullopt;
    }
    return qint64(number);
}

std::optional<double> DemoFields::number(const QString &key, double least, double most, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return std::nullopt;
    if (!field.isDouble() || field.toDouble() < least || field.toDouble() > most) {
        refuse(key, u"must be a number from %1 to %2"_s.arg(least).arg(most));
        return std::nullopt;
    }
    return field.toDouble();
}

std::optional<bool> DemoFields::flag(const QString &key)
{
    const QJsonValue field = value(key, Optional);
    if (field.isUndefined())
        return std::nullopt;
    if (!field.isBool()) {
        refuse(key, u"must be true or false"_s);
        return std::nullopt;
    }
    return field.toBool();
}

std::optional<DemoFields> DemoFields::object(const QString &key, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return std::nullopt;
    if (!field.isObject()) {
        refuse(key, u"must be an object"_s);
        return std::nullopt;
    }
    return DemoFields(field.toObject(), name(key), *m_fault);
}

std::vector<DemoFields> DemoFields::list(const QString &key, qsizetype least, qsizetype most, Need need)
{
    const QJsonValue field = value(key, need);
    if (field.isUndefined())
        return {};
    const QJsonArray array = field.toArray();
    if (!field.isArray() || array.size() < least || array.size() > most) {
        refuse(key, u"must be a list of %1 to %2 objects"_s.arg(least).arg(most));
        return {};
    }
    std::vector<DemoFields> items;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString path = u"%1[%2]"_s.arg(key).arg(i);
        if (!array.at(i).isObject()) {
            refuse(path, u"must be an object"_s);
            return {};
        }
        items.emplace_back(array.at(i).toObject(), name(path), *m_fault);
    }
    return items;
}

} // namespace easel
