// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetFile.h"

#include "app/core/AtomicFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maxFileBytes = 256LL * 1024 * 1024;

std::optional<std::vector<double>> numbers(const QJsonValue &value, int count)
{
    const QJsonArray array = value.toArray();
    if (array.size() != count)
        return std::nullopt;
    std::vector<double> result;
    for (const auto &entry : array) {
        if (!entry.isDouble())
            return std::nullopt;
        result.push_back(entry.toDouble());
    }
    return result;
}

// A known key that holds something unexpected stays among the others, so that nothing is lost.
ItemNotes notesFromJson(QJsonObject json)
{
    ItemNotes notes;
    if (json.value("included"_L1).isBool())
        notes.included = json.take("included"_L1).toBool();
    if (const auto crop = numbers(json.value("crop"_L1), 4)) {
        notes.framing.crop = Crop{QRectF(crop->at(0), crop->at(1), crop->at(2), crop->at(3))};
        json.remove("crop"_L1);
    }
    if (const auto focal = numbers(json.value("focal"_L1), 2)) {
        notes.framing.focal = QPointF(focal->at(0), focal->at(1));
        json.remove("focal"_L1);
    }
    if (json.value("draft"_L1).isBool())
        notes.draft = json.take("draft"_L1).toBool();
    notes.others = json;
    return notes;
}

QJsonObject toJson(const ItemNotes &notes)
{
    QJsonObject json = notes.others;
    if (!notes.included)
        json.insert("included"_L1, false);
    if (notes.framing.crop) {
        const QRectF &frame = notes.framing.crop->frame;
        json.insert("crop"_L1, QJsonArray{frame.x(), frame.y(), frame.width(), frame.height()});
    }
    if (notes.framing.focal)
        json.insert("focal"_L1, QJsonArray{notes.framing.focal->x(), notes.framing.focal->y()});
    if (notes.draft)
        json.insert("draft"_L1, true);
    return json;
}

// The keys of fresh replace those of old; objects are merged, so that their unknown keys stay.
QJsonObject overlaid(QJsonObject old, const QJsonObject &fresh)
{
    for (auto it = fresh.begin(); it != fresh.end(); ++it) {
        if (it->isObject() && old.value(it.key()).isObject())
            old.insert(it.key(), overlaid(old.value(it.key()).toObject(), it->toObject()));
        else
            old.insert(it.key(), it.value());
    }
    return old;
}

std::unexpected<Error> damaged(const QString &path, const QString &details)
{
    return failure(ErrorKind::Dataset,
                   QCoreApplication::translate("DatasetFile", "%1 is damaged and cannot be read.")
                       .arg(QDir::toNativeSeparators(path)),
                   path, details);
}

bool isObjectOrMissing(const QJsonValue &value)
{
    return value.isUndefined() || value.isObject();
}

} // namespace

QString DatasetFile::pathIn(const QString &folder)
{
    return folder + "/easel.json"_L1;
}

Result<DatasetFile> DatasetFile::parse(const QByteArray &bytes, const QString &path)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return damaged(path, error.errorString());
    QJsonObject json = document.object();

    DatasetFile file;
    if (json.contains("easel"_L1)) {
        file.m_version = json.take("easel"_L1).toDouble(-1);
        if (file.m_version < 1)
            return damaged(path, u"easel"_s);
    }
    if (json.value("trigger_word"_L1).isString())
        file.m_triggerWord = json.take("trigger_word"_L1).toString();
    for (const QLatin1StringView key : {"training"_L1, "items"_L1}) {
        if (!isObjectOrMissing(json.value(key)))
            return damaged(path, key);
    }
    file.m_training = json.take("training"_L1).toObject();
    if (json.value("problems"_L1).isObject())
        file.m_problems = json.take("problems"_L1).toObject();
    const QJsonObject items = json.take("items"_L1).toObject();
    for (auto it = items.begin(); it != items.end(); ++it) {
        if (!it->isObject())
            return damaged(path, it.key());
        file.setNotes(it.key(), notesFromJson(it->toObject()));
    }
    file.m_others = json;
    return file;
}

QByteArray DatasetFile::bytes() const
{
    QJsonObject items;
    for (auto it = m_items.begin(); it != m_items.end(); ++it)
        items.insert(it.key(), toJson(it.value()));
    QJsonObject json = m_others;
    json.insert("easel"_L1, m_version);
    json.insert("trigger_word"_L1, m_triggerWord);
    if (!m_training.isEmpty())
        json.insert("training"_L1, m_training);
    if (!m_problems.isEmpty())
        json.insert("problems"_L1, m_problems);
    json.insert("items"_L1, items);
    return QJsonDocument(json).toJson();
}

TrainingSettings DatasetFile::trainingSettings() const
{
    return trainingSettingsFromJson(m_training);
}

void DatasetFile::setTrainingSettings(const TrainingSettings &settings)
{
    // Some settings are left out of the JSON while they are not chosen.
    for (const QLatin1StringView optional : {"upload"_L1, "face_crop_ratio"_L1, "face_restore"_L1}) {
        if (!easel::toJson(settings).contains(optional))
            m_training.remove(optional);
    }
    m_training = overlaid(m_training, easel::toJson(settings));
}

ProblemLimits DatasetFile::problemLimits() const
{
    return problemLimitsFromJson(m_problems);
}

void DatasetFile::setProblemLimits(const ProblemLimits &limits)
{
    m_problems = withProblemLimits(m_problems, limits);
}

void DatasetFile::setNotes(const QString &id, const ItemNotes &notes)
{
    if (notes == ItemNotes{})
        m_items.remove(id);
    else
        m_items.insert(id, notes);
}

DatasetFile DatasetFile::merged(const DatasetFile &base, const DatasetFile &mine, const DatasetFile &theirs)
{
    if (base == theirs)
        return mine;
    DatasetFile result = theirs;
    if (mine.m_triggerWord != base.m_triggerWord)
        result.m_triggerWord = mine.m_triggerWord;
    if (mine.m_training != base.m_training)
        result.m_training = mine.m_training;
    if (mine.m_problems != base.m_problems)
        result.m_problems = mine.m_problems;
    for (auto it = mine.m_items.begin(); it != mine.m_items.end(); ++it) {
        if (it.value() != base.notes(it.key()))
            result.setNotes(it.key(), it.value());
    }
    for (auto it = base.m_items.begin(); it != base.m_items.end(); ++it) {
        if (!mine.m_items.contains(it.key()))
            result.m_items.remove(it.key());
    }
    return result;
}

DatasetFileOnDisk DatasetFileOnDisk::read(const QString &folder)
{
    const QString path = DatasetFile::pathIn(folder);
    DatasetFileOnDisk result;
    const QFileInfo info(path);
    result.exists = info.exists() || info.isSymLink();
    if (!result.exists)
        return result;

    const auto refuse = [&](const QString &sentence) {
        result.readOnlyReason = QCoreApplication::translate("DatasetFile", "%1 The dataset is read-only, so "
                                                                           "that nothing in it is lost.")
                                    .arg(sentence);
        return result;
    };
    if (!info.isFile()) {
        return refuse(QCoreApplication::translate("DatasetFile", "%1 is not a file.")
                          .arg(QDir::toNativeSeparators(path)));
    }
    Result<QByteArray> bytes = readWholeFile(path, maxFileBytes);
    if (!bytes)
        return refuse(bytes.error().message);
    result.bytes = *std::move(bytes);
    Result<DatasetFile> file = DatasetFile::parse(result.bytes, path);
    if (!file)
        return refuse(file.error().message);
    result.file = *std::move(file);
    if (result.file.isNewer()) {
        return refuse(
            QCoreApplication::translate("DatasetFile", "%1 was written by a newer version of Easel.")
                .arg(QDir::toNativeSeparators(path)));
    }
    return result;
}

} // namespace easel
