// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetContent.h"

#include <utility>

namespace easel {

static void noteIn(ItemRow &row, const ItemNotes &notes)
{
    row.item.included = notes.included;
    row.item.framing = notes.framing;
    row.item.draft = notes.draft;
}

DatasetContent::DatasetContent(QObject *parent)
    : QObject(parent)
{
}

void DatasetContent::clear()
{
    m_captions.clear();
    m_sharing.clear();
    m_away.clear();
    m_forgotten.clear();
    m_rows.clear();
    adoptFile({});
    announceIncludedCount();
}

std::vector<int> DatasetContent::insert(const std::vector<FoundPicture> &found)
{
    std::vector<ItemRow> rows;
    std::vector<int> handles;
    QStringList conflicts;
    for (const FoundPicture &picture : found) {
        if (m_rows.rowOf(picture.id) >= 0)
            continue;
        const QString key = CaptionTable::keyOf(picture.id);
        if (look(key, picture.caption, picture.captionStamp) == CaptionTable::Seen::Conflict)
            conflicts.append(key);

        ItemRow row;
        const int known = m_forgotten.take(picture.id);
        row.handle = known != 0 ? known : ++m_lastHandle;
        row.stamp = picture.stamp;
        row.item.id = picture.id;
        row.item.modified = picture.stamp.modified;
        row.item.caption = m_captions.caption(key).text;
        noteIn(row, m_file.notes(picture.id));
        m_sharing.insert(key, row.handle);
        handles.push_back(row.handle);
        rows.push_back(std::move(row));
    }
    m_rows.insert(std::move(rows));
    announceIncludedCount();
    for (const QString &key : std::as_const(conflicts))
        announceConflict(key);
    return handles;
}

void DatasetContent::takeAway(const std::vector<int> &handles)
{
    std::vector<std::pair<QString, QString>> taken; // id, caption key
    for (ItemRow &row : m_rows.remove(handles)) {
        const QString id = row.item.id;
        const QString key = CaptionTable::keyOf(id);
        taken.emplace_back(id, key);
        Away &away = m_away[row.handle];
        away.notes = m_file.notes(id);
        away.caption = m_captions.caption(key);
        editNotes(id, {});
        m_sharing.remove(key, row.handle);
        away.row = std::move(row);
    }
    QStringList resolved; // who is away meets nobody
    for (const auto &[id, key] : taken) {
        if (m_sharing.contains(key))
            continue;
        if (m_captions.caption(key).theirs)
            resolved.append(id);
        m_captions.forget(key);
    }
    announceIncludedCount();
    for (const QString &id : std::as_const(resolved))
        Q_EMIT conflictResolved(id);
}

void DatasetContent::bringBack(const std::vector<Back> &pictures)
{
    std::vector<ItemRow> rows;
    std::vector<std::pair<int, QString>> edited; // handle, what was written while it was away
    QStringList keys;
    for (const Back &picture : pictures) {
        if (!m_away.contains(picture.handle))
            continue;
        const Away away = m_away.take(picture.handle);
        const QString key = CaptionTable::keyOf(picture.found.id);
        if (m_sharing.contains(key) && away.row.item.caption != away.caption.text)
            edited.emplace_back(picture.handle, away.row.item.caption);
        rows.push_back(returned(picture, away));
        keys.append(key);
    }
    m_rows.insert(std::move(rows));
    announceIncludedCount();
    for (const QString &key : std::as_const(keys)) {
        showCaption(key);
        if (m_captions.caption(key).theirs)
            announceConflict(key);
        if (m_captions.isDirty(key))
            Q_EMIT captionEdited(key);
    }
    for (const auto &[handle, text] : edited)
        setCaption(handle, text);
}

ItemRow DatasetContent::returned(const Back &picture, const Away &away)
{
    const FoundPicture &found = picture.found;
    const QString key = CaptionTable::keyOf(found.id);
    if (m_sharing.contains(key))
        m_captions.seen(key, found.caption, found.captionStamp);
    else
        recallCaption(away, picture);
    m_sharing.insert(key, picture.handle);

    ItemRow row = away.row;
    if (row.stamp != found.stamp)
        row.item.inspected = false;
    row.stamp = found.stamp;
    row.item.id = found.id;
    row.item.modified = found.stamp.modified;
    row.item.caption = m_captions.caption(key).text;
    editNotes(found.id, away.notes);
    return row;
}

// The caption lies where it was put before the picture left, unless somebody else wrote it.
void DatasetContent::recallCaption(const Away &away, const Back &picture)
{
    const FoundPicture &found = picture.found;
    Caption caption = away.caption;
    caption.theirs.reset();
    const bool isRenamed = found.id != away.row.item.id;
    if (isRenamed || picture.captionIsMissing || found.caption == caption.text)
        caption.onDisk = found.caption;
    caption.text = away.row.item.caption; // it may have been edited since
    const QString key = CaptionTable::keyOf(found.id);
    m_captions.recall(key, caption);
    m_captions.seen(key, found.caption, found.captionStamp);
}

void DatasetContent::forget(const QStringList &ids)
{
    std::vector<int> handles;
    for (const QString &id : ids) {
        if (const int handle = handleOf(id))
            handles.push_back(handle);
    }
    for (const ItemRow &row : m_rows.remove(handles)) {
        m_sharing.remove(CaptionTable::keyOf(row.item.id), row.handle);
        m_forgotten.insert(row.item.id, row.handle);
    }
    announceIncludedCount();
}

void DatasetContent::pictureChanged(const QString &id, const FileStamp &stamp)
{
    const int row = m_rows.rowOf(id);
    if (row < 0)
        return;
    m_rows.change(row, [&stamp](ItemRow &changed) {
        changed.stamp = stamp;
        changed.item.modified = stamp.modified;
        changed.item.inspected = false;
        changed.item.info = {};
        changed.item.unreadable.clear();
    });
}

void DatasetContent::inspected(const QString &id, qint64 modified, const Result<PictureInfo> &info)
{
    const int row = m_rows.rowOf(id);
    if (row < 0 || m_rows.at(row).item.modified != modified)
        return;
    m_rows.change(row, [&info](ItemRow &changed) {
        changed.item.inspected = true;
        changed.item.info = info ? *info : PictureInfo{};
        changed.item.unreadable = info ? QString() : info.error().message;
    });
}

int DatasetContent::handleOf(const QString &id) const
{
    const int row = m_rows.rowOf(id);
    return row < 0 ? 0 : m_rows.at(row).handle;
}

QString DatasetContent::idOf(int handle) const
{
    const int row = m_rows.rowOfHandle(handle);
    return row >= 0 ? m_rows.at(row).item.id : m_away.value(handle).row.item.id;
}

QString DatasetContent::caption(int handle) const
{
    const int row = m_rows.rowOfHandle(handle);
    return row >= 0 ? m_rows.at(row).item.caption : m_away.value(handle).row.item.caption;
}

void DatasetContent::setCaption(int handle, const QString &text)
{
    const int row = m_rows.rowOfHandle(handle);
    if (row >= 0)
        setCaptionText(CaptionTable::keyOf(m_rows.at(row).item.id), text);
    else if (const auto away = m_away.find(handle); away != m_away.end())
        away->row.item.caption = text;
}

void DatasetContent::setCaptionText(const QString &key, const QString &text)
{
    m_captions.setText(key, text);
    showCaption(key);
    Q_EMIT captionEdited(key);
}

bool DatasetContent::isIncluded(int handle) const
{
    const int row = m_rows.rowOfHandle(handle);
    return row >= 0 ? m_rows.at(row).item.included : m_away.value(handle).row.item.included;
}

void DatasetContent::setIncluded(const std::vector<int> &handles, bool included)
{
    for (const int handle : handles) {
        const int row = m_rows.rowOfHandle(handle);
        if (row >= 0) {
            ItemNotes notes = m_file.notes(m_rows.at(row).item.id);
            notes.included = included;
            editNotes(m_rows.at(row).item.id, notes);
            m_rows.change(row, [included](ItemRow &changed) { changed.item.included = included; });
        } else if (const auto away = m_away.find(handle); away != m_away.end()) {
            away->row.item.included = included;
            away->notes.included = included;
        }
    }
    announceIncludedCount();
}

Framing DatasetContent::framing(int handle) const
{
    const int row = m_rows.rowOfHandle(handle);
    return row >= 0 ? m_rows.at(row).item.framing : m_away.value(handle).row.item.framing;
}

void DatasetContent::setFraming(int handle, const Framing &framing)
{
    const int row = m_rows.rowOfHandle(handle);
    if (row >= 0) {
        ItemNotes notes = m_file.notes(m_rows.at(row).item.id);
        notes.framing = framing;
        editNotes(m_rows.at(row).item.id, notes);
        m_rows.change(row, [&framing](ItemRow &changed) { changed.item.framing = framing; });
    } else if (const auto away = m_away.find(handle); away != m_away.end()) {
        away->row.item.framing = framing;
        away->notes.framing = framing;
    }
}

void DatasetContent::setTriggerWord(const QString &word)
{
    if (word == m_file.triggerWord())
        return;
    m_file.setTriggerWord(word);
    ++m_fileRevision;
    Q_EMIT triggerWordChanged();
    Q_EMIT fileEdited();
}

void DatasetContent::setTrainingSettings(const TrainingSettings &settings)
{
    if (settings == m_trainingSettings)
        return;
    m_trainingSettings = settings;
    m_file.setTrainingSettings(settings);
    ++m_fileRevision;
    Q_EMIT trainingSettingsChanged();
    Q_EMIT fileEdited();
}

void DatasetContent::setProblemLimits(const ProblemLimits &limits)
{
    if (limits == problemLimits())
        return;
    m_file.setProblemLimits(limits);
    ++m_fileRevision;
    Q_EMIT problemLimitsChanged();
    Q_EMIT fileEdited();
}

void DatasetContent::adoptFile(const DatasetFile &file)
{
    const DatasetFile before = std::exchange(m_file, file);
    const TrainingSettings settings = m_file.trainingSettings();
    const bool settingsChanged = settings != m_trainingSettings;
    m_trainingSettings = settings;
    for (int row = 0; row < m_rows.count(); ++row) {
        const ItemNotes notes = m_file.notes(m_rows.at(row).item.id);
        if (notes != before.notes(m_rows.at(row).item.id))
            m_rows.change(row, [&](ItemRow &changed) { noteIn(changed, notes); });
    }
    announceIncludedCount();
    if (m_file.triggerWord() != before.triggerWord())
        Q_EMIT triggerWordChanged();
    if (settingsChanged)
        Q_EMIT trainingSettingsChanged();
    if (m_file.problemLimits() != before.problemLimits())
        Q_EMIT problemLimitsChanged();
}

void DatasetContent::captionSeen(const QString &key, const QString &onDisk, const FileStamp &stamp)
{
    if (look(key, onDisk, stamp) == CaptionTable::Seen::Conflict)
        announceConflict(key);
}

void DatasetContent::settleConflict(const QString &key)
{
    m_captions.settle(key);
    Q_EMIT captionEdited(key);
    announceResolved(key);
}

CaptionTable::Seen DatasetContent::look(const QString &key, const QString &onDisk, const FileStamp &stamp)
{
    const bool wasOpen = m_captions.caption(key).theirs.has_value();
    const CaptionTable::Seen seen = m_captions.seen(key, onDisk, stamp);
    if (seen == CaptionTable::Seen::Taken)
        showCaption(key);
    if (wasOpen && !m_captions.caption(key).theirs) // the other program says the same by now
        announceResolved(key);
    return seen;
}

QStringList DatasetContent::idsOf(const QString &captionKey) const
{
    QStringList ids;
    for (const int handle : m_sharing.values(captionKey))
        ids.append(idOf(handle));
    for (auto it = m_forgotten.begin(); it != m_forgotten.end(); ++it) {
        if (CaptionTable::keyOf(it.key()) == captionKey)
            ids.append(it.key());
    }
    return ids;
}

void DatasetContent::announceConflict(const QString &key)
{
    const QStringList ids = idsOf(key);
    const std::optional<QString> theirs = m_captions.caption(key).theirs;
    if (!ids.isEmpty() && theirs)
        Q_EMIT captionConflict(ids.first(), *theirs);
}

void DatasetContent::announceResolved(const QString &key)
{
    const QStringList ids = idsOf(key);
    for (const QString &id : ids)
        Q_EMIT conflictResolved(id);
}

void DatasetContent::editNotes(const QString &id, const ItemNotes &notes)
{
    if (m_file.notes(id) == notes)
        return;
    m_file.setNotes(id, notes);
    ++m_fileRevision;
    Q_EMIT fileEdited();
}

void DatasetContent::showCaption(const QString &key)
{
    const QString text = m_captions.caption(key).text;
    for (const int handle : m_sharing.values(key)) {
        const int row = m_rows.rowOfHandle(handle);
        if (row >= 0 && m_rows.at(row).item.caption != text)
            m_rows.change(row, [&text](ItemRow &changed) { changed.item.caption = text; });
    }
}

void DatasetContent::announceIncludedCount()
{
    if (m_announcedCount == m_rows.includedCount())
        return;
    m_announcedCount = m_rows.includedCount();
    Q_EMIT includedCountChanged();
}

} // namespace easel
