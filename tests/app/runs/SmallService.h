// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/FaultServer.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <deque>
#include <optional>

namespace easel::test {

/// As much of the service as a run needs, on a FaultServer, with a record of what it was asked and places to
/// go wrong. Its own JSON code; time passes only by what it is told.
class SmallService : public QObject
{
    Q_OBJECT
public:
    explicit SmallService(QObject *parent = nullptr);

    FaultServer server;

    // What it says.
    QStringList statuses{QStringLiteral("QUEUING"), QStringLiteral("TRAINING"),
                         QStringLiteral("SUCCESS")}; ///< one a look, the last stays
    int deployingLooks = 1;                          ///< looks at SUCCESS before the model serves
    int picturesInResult = 1;
    bool forgetsStarts = false; ///< answers a start, but lists nothing
    QByteArray key = "key-of-the-test";
    QJsonArray loras;              ///< of GET /v3/model
    QJsonArray others;             ///< trainings of the list that were started elsewhere
    std::optional<qint64> balance; ///< none: the route is not there
    qint64 priceOfTraining = 0;    ///< taken off the balance at the start
    QByteArray file;               ///< at /file, with Range

    /// Answers in place of the ordinary ones, each once, for requests whose method and path begin so.
    void insteadOf(const QByteArray &methodAndPath, const FaultAnswer &answer);
    /// Takes the start, and loses the answer.
    void loseAnswerToStart() { m_lostStart = FaultAnswer::resetAfterReading(); }
    /// Takes the start, and does not answer.
    void keepSilentToStart() { m_lostStart = FaultAnswer::stall(); }
    /// From now on uploads and pictures have a server of their own, as at the real service, under addresses
    /// that carry this signature. storage outlives this, or at least what is asked of it.
    void useStorage(FaultServer &storage, const QByteArray &signature);
    /// Takes a picture call, and loses the answer.
    void loseAnswerToPicture() { m_losePicture = true; }

    // What happened.
    QStringList startedNames; ///< task names, one for each start it took
    QJsonObject lastStart;
    QHash<QString, int> uploads; ///< by asset
    int pictureCalls = 0;
    int looks = 0;

private:
    FaultAnswer answer(const FaultRequest &request);
    std::optional<FaultAnswer> storedAnswer(const FaultRequest &request);
    QString storedAt(const QString &path) const;
    FaultAnswer uploadAddress();
    FaultAnswer takeStart(const FaultRequest &request);
    FaultAnswer look();
    FaultAnswer list() const;
    FaultAnswer filePart(const FaultRequest &request) const;
    FaultAnswer picture();

    std::deque<std::pair<QByteArray, FaultAnswer>> m_instead;
    std::optional<FaultAnswer> m_lostStart;
    bool m_losePicture = false;
    FaultServer *m_storage = nullptr; ///< null: the server itself
    QByteArray m_signature;
    int m_assets = 0;
    int m_looksAtSuccess = 0;
};

} // namespace easel::test
