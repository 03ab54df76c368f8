// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoStore.h"

#include "app/core/AtomicFile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <array>

using namespace Qt::StringLiterals;

namespace easel {

static constexpr qint64 mostBytes = 64 << 20;
static constexpr std::array kinds{DemoStore::Assets, DemoStore::Pictures, DemoStore::Trainings,
                                  DemoStore::Generations};

static QString folderOf(DemoStore::Kind kind)
{
    switch (kind) {
    case DemoStore::Assets:
        return u"assets"_s;
    case DemoStore::Pictures:
        return u"pictures"_s;
    case DemoStore::Trainings:
        return u"trainings"_s;
    case DemoStore::Generations:
        return u"generations"_s;
    }
    return {};
}

static QByteArray newSecret()
{
    std::array<quint32, 8> words;
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

/// A program killed while it wrote leaves its unfinished file under a name of another ending.
static void removeUnfinished(const QString &folder)
{
    static const QStringList endings{u"json"_s, u"png"_s, u"webp"_s, u"jpeg"_s};
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files)) {
        if (!endings.contains(file.suffix()))
            QFile::remove(file.filePath());
    }
}

Result<DemoStore> DemoStore::open(const QString &folder)
{
    DemoStore store(folder);
    for (const Kind kind : kinds) {
        const QString path = store.path(kind, {});
        if (!QDir().mkpath(path)) {
            return failure(ErrorKind::Disk,
                           QCoreApplication::translate(
                               "DemoService", "The folder %1 for the demo service could not be made.")
                               .arg(QDir::toNativeSeparators(path)),
                           path);
        }
        removeUnfinished(path);
    }
    const QString path = QDir(folder).filePath(u"service.json"_s);
    if (QFileInfo::exists(path)) {
        const Result<QByteArray> bytes = readWholeFile(path, mostBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const QJsonObject object = QJsonDocument::fromJson(*bytes).object();
        store.m_secret = object.value("secret"_L1).toString().toLatin1();
        store.m_anchor = {object.value("real_ms"_L1).toInteger(), object.value("service_ms"_L1).toInteger(),
                          object.value("speed"_L1).toDouble(1)};
    }
    if (store.m_secret.isEmpty())
        store.m_secret = newSecret();
    return store;
}

Result<void> DemoStore::saveAnchor(const DemoClockAnchor &anchor)
{
    m_anchor = anchor;
    const QJsonObject object{{u"secret"_s, QString::fromLatin1(m_secret)},
                             {u"real_ms"_s, m_anchor.real},
                             {u"service_ms"_s, m_anchor.service},
                             {u"speed"_s, m_anchor.speed}};
    return writeAtomically(QDir(m_folder).filePath(u"service.json"_s), QJsonDocument(object).toJson());
}

QString DemoStore::path(Kind kind, const QString &fileName) const
{
    return QDir(m_folder).filePath(fileName.isEmpty() ? folderOf(kind) : folderOf(kind) + u'/' + fileName);
}

QStringList DemoStore::names(Kind kind) const
{
    return QDir(path(kind, {})).entryList(QDir::Files, QDir::Name);
}

std::vector<QJsonObject> DemoStore::readAll(Kind kind) const
{
    std::vector<QJsonObject> objects;
    for (const QString &name : names(kind)) {
        const auto bytes = read(kind, name);
        const QJsonDocument document = QJsonDocument::fromJson(bytes.value_or(QByteArray()));
        if (document.isObject())
            objects.push_back(document.object());
    }
    return objects;
}

Result<void> DemoStore::write(Kind kind, const QString &fileName, const QByteArray &bytes) const
{
    return writeAtomically(path(kind, fileName), bytes);
}

Result<void> DemoStore::write(Kind kind, const QString &fileName, const QJsonObject &object) const
{
    return write(kind, fileName, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<QByteArray> DemoStore::read(Kind kind, const QString &fileName) const
{
    const Result<QByteArray> bytes = readWholeFile(path(kind, fileName), mostBytes);
    if (!bytes)
        return std::nullopt;
    return *bytes;
}

void DemoStore::removeOlderThan(Kind kind, qint64 realMs) const
{
    for (const QFileInfo &file : QDir(path(kind, {})).entryInfoList(QDir::Files)) {
        if (file.lastModified().toMSecsSinceEpoch() < realMs)
            QFile::remove(file.filePath());
    }
}

} // namespace easel
