// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>
#include <vector>

namespace easel {

/// Why a request is refused. The message names the field or the thing.
struct DemoRefusal
{
    QString message;
    QString reason = QStringLiteral("INVALID_REQUEST_BODY");
    int status = 400;
};

template<class T>
using DemoChecked = std::expected<T, DemoRefusal>;

/// Reads the fields of one JSON object strictly. The first fault is kept and everything after it reads as
/// absent, so that a contract can be written as a plain list. Null and "" count as absent, unknown keys do
/// not matter. The fault outlives all readers of one request.
class DemoFields
{
public:
    enum Need { Required, Optional };

    DemoFields(QJsonObject object, QString path, std::optional<DemoRefusal> &fault);

    bool has(const QString &key) const;
    QString name(const QString &key) const; ///< the full name of a field, "request.loras[0].strength"

    /// Lengths in characters (code points).
    QString text(const QString &key, qsizetype most, Need need);
    QString word(const QString &key, const QStringList &allowed, Need need);
    std::optional<qint64> integer(const QString &key, qint64 least, qint64 most, Need need);
    std::optional<double> number(const QString &key, double least, double most, Need need);
    std::optional<bool> flag(const QString &key);
    std::optional<DemoFields> object(const QString &key, Need need);
    std::vector<DemoFields> list(const QString &key, qsizetype least, qsizetype most, Need need);
    QJsonValue value(const QString &key, Need need);

    void refuse(const QString &key, const QString &what); ///< "request.steps must be …"
    bool failed() const { return m_fault->has_value(); }

private:
    QJsonObject m_object;
    QString m_path;
    std::optional<DemoRefusal> *m_fault;
};

inline constexpr qint64 demoNoMost = (qint64(1) << 53); ///< what a JSON number holds exactly

} // namespace easel
