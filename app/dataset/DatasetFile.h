// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/dataset/ProblemLimits.h"
#include "app/imaging/Crop.h"
#include "app/training/TrainingSettings.h"

#include <QHash>
#include <QJsonObject>

#include <optional>

namespace easel {

/// What easel.json says of one picture.
struct ItemNotes
{
    bool included = true;
    Framing framing;
    bool draft = false;
    QJsonObject others; ///< keys and values that this version does not know; kept

    bool operator==(const ItemNotes &) const = default;
};

/// The content of a dataset's easel.json. A value; what it does not know it keeps, at every level.
class DatasetFile
{
public:
    static constexpr int version = 1;
    static QString pathIn(const QString &folder);

    /// Error: Dataset where the bytes are no easel.json; path is for the sentence.
    static Result<DatasetFile> parse(const QByteArray &bytes, const QString &path);
    QByteArray bytes() const;
    /// Written by a later Easel: to be shown, never to be written.
    bool isNewer() const { return m_version > version; }

    QString triggerWord() const { return m_triggerWord; }
    void setTriggerWord(const QString &word) { m_triggerWord = word; }
    TrainingSettings trainingSettings() const;
    void setTrainingSettings(const TrainingSettings &settings);
    ProblemLimits problemLimits() const;
    void setProblemLimits(const ProblemLimits &limits);
    ItemNotes notes(const QString &id) const { return m_items.value(id); }
    void setNotes(const QString &id, const ItemNotes &notes);

    /// What both made of base: theirs, with everything in which mine differs from base.
    static DatasetFile merged(const DatasetFile &base, const DatasetFile &mine, const DatasetFile &theirs);

    bool operator==(const DatasetFile &) const = default;

private:
    double m_version = version;
    QString m_triggerWord;
    QJsonObject m_training;
    QJsonObject m_problems;
    QHash<QString, ItemNotes> m_items; ///< only what differs from the defaults
    QJsonObject m_others;
};

/// easel.json as it lies in a folder.
struct DatasetFileOnDisk
{
    DatasetFile file; ///< the defaults where there is none, or none that can be read
    QByteArray bytes;
    bool exists = false;
    QString readOnlyReason; ///< one sentence where it must not be overwritten

    /// For workers.
    static DatasetFileOnDisk read(const QString &folder);
};

} // namespace easel
