// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace easel {

// What the journal keeps, as it lies in the tables. Times are milliseconds since 1970, UTC. JSON is kept as
// UTF-8 text: the journal orders and protects it, others understand it.

struct RunRow
{
    QString id;
    QString name;
    QString taskName;
    QString service;
    QByteArray recipe; ///< JSON, never changed after the insert
    QByteArray plan;   ///< JSON of the samples asked for at the start, never changed either
    qint64 created = 0;

    QString stage;
    QString reached;
    bool paused = false;
    QString startState; ///< "" not sent, "sending" intent without a known result, "accepted"
    QByteArray account; ///< AssetKey's, of whoever sent the start; empty until then
    QString taskId;
    QByteArray models;    ///< JSON array
    QByteArray error;     ///< JSON object; empty: none
    double progress = -1; ///< percent; below 0: unknown
    qint64 finished = 0;

    QString origin;      ///< "" started here; "adopted": started elsewhere, and its recipe is not known
    QString serviceBase; ///< adopted: the base as GET /v3/model names it; empty where unknown
    QString keeping;     ///< "" in the list, "archived", or "removed": is gone with the next start

    // Money in 0.0001 USD; absent where unknown.
    std::optional<qint64> balanceBefore = {}; ///< of the account, just before the paid start
    std::optional<qint64> balanceAfter = {};  ///< just after the training
    std::optional<qint64> paidBefore = {};    ///< paid calls that the journal knew of at balanceBefore
    std::optional<qint64> cost = {};          ///< of the training alone, where nothing else was paid between
    std::optional<qint64> trainingMs = {};    ///< of training and deployment, where all of it was watched
};

struct StageRow
{
    QString stage;
    qint64 at = 0;
};

struct EventRow
{
    QString code;
    QByteArray args; ///< JSON array of strings
    qint64 at = 0;
};

struct UploadRow
{
    int ordinal = 0;         ///< the picture's place in the recipe
    QByteArray sourceSha256; ///< hex
    QByteArray sha256;       ///< of the rendered bytes, hex
    QString extension;       ///< as the service's file_extension
    qint64 bytes = 0;
    QByteArray asset;  ///< JSON array with the assets_id as its one element; empty until the upload ended
    int forgotten = 0; ///< how often the service no longer knew the asset
};

/// What one uploaded picture is known by, for one account at one service (API.md, "The ledger of assets").
struct AssetKey
{
    QByteArray sha256;  ///< of the uploaded bytes, hex
    QString service;    ///< as RunRow::service
    QByteArray account; ///< a tag that tells accounts apart without telling the key
};

struct SampleRow
{
    qint64 id = 0;
    qint64 grid = 0;
    int cell = 0;    ///< one paid call each
    int index = 0;   ///< picture within the cell
    QByteArray spec; ///< JSON
    QString state;
    QString taskId;
    QString file;     ///< file name in the run's samples folder
    QByteArray error; ///< JSON object; empty: none
};

/// False for a tag that means something in this session only, because there is no keychain for its secret.
inline bool isLastingAccount(const QByteArray &tag)
{
    return !tag.isEmpty() && !tag.startsWith("session:");
}

} // namespace easel
