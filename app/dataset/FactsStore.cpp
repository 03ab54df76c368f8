// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/FactsStore.h"

#include "app/dataset/FactsSchema.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>
#include <QVariant>
#include <QtEndian>

#include <chrono>

namespace easel {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Another program may be writing; a worker waits this long for it.
constexpr auto busyTimeout = 2s;
/// When a picture was last asked for is noted no more exactly than this.
constexpr std::chrono::milliseconds usedStep = 24h;
/// How much of the limit is left when something has to go, so that it is rarely so.
constexpr double keptShare = 0.9;

/// One use of the file. Connections belong to their thread, and a pool's threads come and go.
class Connection
{
public:
    explicit Connection(const QString &file)
        : m_name(QUuid::createUuid().toString())
        , m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
    {
        m_database.setDatabaseName(file);
        m_database.setConnectOptions(
            u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(std::chrono::milliseconds(busyTimeout).count()));
    }
    ~Connection()
    {
        m_database.close();
        m_database = {}; // no handle may be left when the connection goes
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(Connection)

    QSqlDatabase &database() { return m_database; }

private:
    const QString m_name;
    QSqlDatabase m_database;
};

/// What SQLite says of a file that is none of its own, or not the one that was made here.
bool isDamage(const QSqlError &error)
{
    constexpr int primary = 0xff; // the rest of a code only explains it
    constexpr int wrongStatement = 1, corrupt = 11, notADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & primary;
    return code == corrupt || code == notADatabase || code == wrongStatement;
}

QByteArray toBytes(const Fingerprint &fingerprint)
{
    QByteArray bytes(sizeof(Fingerprint), Qt::Uninitialized);
    qToLittleEndian<quint64>(fingerprint.data(), qsizetype(fingerprint.size()), bytes.data());
    return bytes;
}

Fingerprint toFingerprint(const QByteArray &bytes)
{
    Fingerprint fingerprint{};
    if (bytes.size() == sizeof(Fingerprint))
        qFromLittleEndian<quint64>(bytes.constData(), qsizetype(fingerprint.size()), fingerprint.data());
    return fingerprint;
}

/// A null string would become an SQL NULL, which the schema forbids.
QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

/// All paths below folder, and no others: '0' is the character that follows '/'.
void bindFolder(QSqlQuery &query, const QString &folder)
{
    query.addBindValue(QString(folder + u'/'));
    query.addBindValue(QString(folder + u'0'));
}

StoredFacts storedFacts(const QSqlQuery &row)
{
    enum Column {
        Path,
        Modified,
        Format,
        Width,
        Height,
        Bytes,
        Sha256,
        Look,
        Sharpness,
        ColourSpace,
        Orientation,
        Bits,
        Cmyk,
        Animated,
        Alpha
    };
    StoredFacts stored;
    stored.path = row.value(Path).toString();
    stored.modified = row.value(Modified).toLongLong();
    PictureFacts &facts = stored.facts;
    facts.format = row.value(Format).toString();
    facts.size = {row.value(Width).toInt(), row.value(Height).toInt()};
    facts.bytes = row.value(Bytes).toLongLong();
    facts.sha256 = row.value(Sha256).toByteArray();
    facts.fingerprint = toFingerprint(row.value(Look).toByteArray());
    facts.sharpness = row.value(Sharpness).toDouble();
    facts.colourSpace = row.value(ColourSpace).toString();
    facts.orientation = row.value(Orientation).toInt();
    facts.bitsPerChannel = row.value(Bits).toInt();
    facts.isCmyk = row.value(Cmyk).toBool();
    facts.isAnimated = row.value(Animated).toBool();
    facts.hasAlpha = row.value(Alpha).toBool();
    return stored;
}

QSqlError readBelow(QSqlDatabase &database, const QString &folder, std::vector<StoredFacts> &found)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    query.prepare(u"SELECT path, modified, format, width, height, bytes, sha256, fingerprint, sharpness, "
                  "colour_space, orientation, bits, cmyk, animated, alpha FROM facts "
                  "WHERE path >= ? AND path < ?"_s);
    bindFolder(query, folder);
    if (!query.exec())
        return query.lastError();
    while (query.next())
        found.push_back(storedFacts(query));
    return query.lastError(); // a page that cannot be read ends next() like the last row does
}

/// Failing is no harm: then they count as used longer ago than they were.
void noteUse(QSqlDatabase &database, const QString &folder)
{
    QSqlQuery query(database);
    query.prepare(u"UPDATE facts SET used = ? WHERE path >= ? AND path < ? AND used < ?"_s);
    query.addBindValue(now());
    bindFolder(query, folder);
    query.addBindValue(now() - qint64(usedStep.count()));
    query.exec();
}

QSqlError write(QSqlDatabase &database, const std::vector<StoredFacts> &found)
{
    QSqlQuery query(database);
    if (!query.prepare(u"INSERT OR REPLACE INTO facts (path, modified, used, format, width, height, bytes, "
                       "sha256, fingerprint, sharpness, colour_space, orientation, bits, cmyk, animated, "
                       "alpha) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s))
        return query.lastError();
    for (const StoredFacts &stored : found) {
        const PictureFacts &facts = stored.facts;
        const QVariantList values{notNull(stored.path),
                                  stored.modified,
                                  now(),
                                  notNull(facts.format),
                                  facts.size.width(),
                                  facts.size.height(),
                                  facts.bytes,
                                  facts.sha256.isNull() ? QByteArray("") : facts.sha256,
                                  toBytes(facts.fingerprint),
                                  facts.sharpness,
                                  notNull(facts.colourSpace),
                                  facts.orientation,
                                  facts.bitsPerChannel,
                                  facts.isCmyk,
                                  facts.isAnimated,
                                  facts.hasAlpha};
        for (qsizetype i = 0; i < values.size(); ++i)
            query.bindValue(int(i), values[i]);
        if (!query.exec())
            return query.lastError();
    }
    return {};
}

QSqlError forgetOldest(QSqlDatabase &database, int limit)
{
    QSqlQuery query(database);
    if (!query.exec(u"SELECT COUNT(*) FROM facts"_s) || !query.next())
        return query.lastError();
    const int count = query.value(0).toInt();
    query.finish();
    if (count <= limit)
        return {};
    query.prepare(
        u"DELETE FROM facts WHERE rowid IN (SELECT rowid FROM facts ORDER BY used, rowid LIMIT ?)"_s);
    query.addBindValue(count - int(limit * keptShare));
    query.exec();
    return query.lastError();
}

} // namespace

FactsStore::FactsStore(const QString &file, int limit)
    : m_file(file)
    , m_limit(limit)
{
}

std::vector<StoredFacts> FactsStore::load(const QString &folder)
{
    std::vector<StoredFacts> found;
    if (!QFileInfo::exists(m_file))
        return found;
    const bool read = use([&](QSqlDatabase &database) {
        found.clear();
        const QSqlError error = readBelow(database, folder, found);
        if (!error.isValid())
            noteUse(database, folder);
        return error;
    });
    return read ? found : std::vector<StoredFacts>();
}

bool FactsStore::save(const std::vector<StoredFacts> &found)
{
    if (found.empty())
        return true;
    QDir().mkpath(QFileInfo(m_file).path());
    return use([&](QSqlDatabase &database) {
        QSqlQuery transaction(database);
        if (!transaction.exec(u"BEGIN IMMEDIATE"_s))
            return transaction.lastError();
        QSqlError error = write(database, found);
        if (!error.isValid())
            error = forgetOldest(database, m_limit);
        if (!error.isValid() && !transaction.exec(u"COMMIT"_s))
            error = transaction.lastError();
        if (error.isValid())
            transaction.exec(u"ROLLBACK"_s);
        return error;
    });
}

bool FactsStore::use(const Work &work)
{
    const QMutexLocker lock(&m_mutex);
    for (const bool isLastTry : {false, true}) {
        QSqlError error;
        {
            Connection connection(m_file);
            QSqlDatabase &database = connection.database();
            error = database.open() ? prepareFactsDatabase(database) : database.lastError();
            if (!error.isValid())
                error = work(database);
        }
        if (!error.isValid())
            return true;
        if (isLastTry || !isDamage(error))
            return false;
        setAside();
    }
    return false;
}

void FactsStore::setAside() const
{
    const QString aside = m_file + ".damaged"_L1;
    QFile::remove(aside);
    if (!QFile::rename(m_file, aside))
        QFile::remove(m_file);
    for (const QLatin1StringView part : {"-wal"_L1, "-shm"_L1})
        QFile::remove(m_file + part);
}

} // namespace easel
