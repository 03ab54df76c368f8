// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/CaptionTable.h"
#include "app/dataset/DatasetFile.h"
#include "app/dataset/ItemRows.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace easel {

/// A dataset as it is in memory: rows, captions, notes. Touches no files. A picture that was taken away keeps
/// its handle and its edits, so that any undo step still finds it.
class DatasetContent : public QObject
{
    Q_OBJECT
public:
    explicit DatasetContent(QObject *parent = nullptr);

    ItemRows &rows() { return m_rows; }
    const ItemRows &rows() const { return m_rows; }
    CaptionTable &captions() { return m_captions; }
    const CaptionTable &captions() const { return m_captions; }
    void clear();

    // Pictures come and go.
    struct Back
    {
        int handle = 0;
        FoundPicture found;            ///< maybe under another name than before
        bool captionIsMissing = false; ///< its file could not come along: what it said is to be written again
    };
    std::vector<int> insert(const std::vector<FoundPicture> &found); ///< handles of those that were not there
    void takeAway(const std::vector<int> &handles);
    void bringBack(const std::vector<Back> &pictures);
    void forget(const QStringList &ids); ///< another program removed them
    void pictureChanged(const QString &id, const FileStamp &stamp);
    void inspected(const QString &id, qint64 modified, const Result<PictureInfo> &info);

    int handleOf(const QString &id) const; ///< 0 where there is none
    bool isPresent(int handle) const { return m_rows.rowOfHandle(handle) >= 0; }
    QString idOf(int handle) const; ///< also of one that was taken away
    QList<int> sharing(const QString &captionKey) const { return m_sharing.values(captionKey); }

    // Edits, also of pictures that are away.
    QString caption(int handle) const;
    void setCaption(int handle, const QString &text);
    bool isIncluded(int handle) const;
    void setIncluded(const std::vector<int> &handles, bool included);
    Framing framing(int handle) const;
    void setFraming(int handle, const Framing &framing);
    QString triggerWord() const { return m_file.triggerWord(); }
    void setTriggerWord(const QString &word);
    TrainingSettings trainingSettings() const { return m_trainingSettings; }
    void setTrainingSettings(const TrainingSettings &settings);
    ProblemLimits problemLimits() const { return m_file.problemLimits(); }
    void setProblemLimits(const ProblemLimits &limits);

    const DatasetFile &file() const { return m_file; }
    int fileRevision() const { return m_fileRevision; } ///< grows with each edit of the file's content
    void adoptFile(const DatasetFile &file);            ///< no edit: it came from the disk
    void captionSeen(const QString &key, const QString &onDisk, const FileStamp &stamp);
    void settleConflict(const QString &key);                      ///< the person has chosen
    void setCaptionText(const QString &key, const QString &text); ///< also where no picture has it any more

Q_SIGNALS:
    void captionEdited(const QString &key);
    void captionConflict(const QString &id, const QString &onDisk);
    void conflictResolved(const QString &id);
    void fileEdited();
    void includedCountChanged();
    void triggerWordChanged();
    void trainingSettingsChanged();
    void problemLimitsChanged();

private:
    struct Away
    {
        ItemRow row;
        ItemNotes notes;
        Caption caption; ///< as it was when the picture was taken away
    };

    void editNotes(const QString &id, const ItemNotes &notes);
    ItemRow returned(const Back &picture, const Away &away);
    void recallCaption(const Away &away, const Back &picture);
    CaptionTable::Seen look(const QString &key, const QString &onDisk, const FileStamp &stamp);
    void showCaption(const QString &key);
    QStringList idsOf(const QString &captionKey) const; ///< also of pictures that another program removed
    void announceConflict(const QString &key);
    void announceResolved(const QString &key);
    void announceIncludedCount();

    ItemRows m_rows;
    CaptionTable m_captions;
    DatasetFile m_file;
    TrainingSettings m_trainingSettings;
    int m_fileRevision = 0;
    int m_lastHandle = 0;
    int m_announcedCount = 0;
    QMultiHash<QString, int> m_sharing; ///< caption key → handles of present pictures
    QHash<int, Away> m_away;            ///< taken away by an edit
    QHash<QString, int> m_forgotten;    ///< handles of pictures that may come back by themselves
};

} // namespace easel
