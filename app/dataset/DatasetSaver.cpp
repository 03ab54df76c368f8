// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/DatasetSaver.h"

#include "app/core/Clock.h"
#include "app/dataset/DatasetContent.h"
#include "app/dataset/WorkQueue.h"

#include <QDir>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds saveDelay =
    500ms; ///< after the first edit, so that typing saves as it goes
constexpr std::chrono::milliseconds retryDelay = 3s;

} // namespace

DatasetSaver::DatasetSaver(Clock &clock, WorkQueue &queue, DatasetContent &content, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_queue(queue)
    , m_content(content)
{
    connect(&content, &DatasetContent::captionEdited, this, &DatasetSaver::schedule);
    connect(&content, &DatasetContent::fileEdited, this, &DatasetSaver::schedule);
}

void DatasetSaver::start(const QString &folder, const DatasetFileOnDisk &file)
{
    stop();
    m_folder = folder;
    m_file = file;
    m_savedRevision = m_content.fileRevision();
}

void DatasetSaver::stop()
{
    ++m_session;
    m_folder.clear();
    m_file = {};
    m_savedRevision = m_content.fileRevision();
    m_fileIsRefused = false;
    m_isScheduled = false;
    m_retryIsScheduled = false;
    m_roundIsUnderway = false;
    m_beingWritten.clear();
    m_lastError.reset();
    announceUnsaved();
}

void DatasetSaver::setFileRefused(bool refused)
{
    m_fileIsRefused = refused;
    schedule();
}

bool DatasetSaver::isFileDirty() const
{
    return !m_fileIsRefused && m_savedRevision != m_content.fileRevision();
}

bool DatasetSaver::hasUnsaved() const
{
    return !m_folder.isEmpty() && (isFileDirty() || !m_content.captions().dirty().isEmpty());
}

void DatasetSaver::schedule()
{
    announceUnsaved();
    if (m_isScheduled || !hasUnsaved())
        return;
    m_isScheduled = true;
    m_clock.after(saveDelay, this, [this, session = m_session] {
        if (session != m_session)
            return;
        m_isScheduled = false;
        beginRound();
    });
}

void DatasetSaver::beginRound()
{
    if (m_roundIsUnderway || !hasUnsaved())
        return;
    SaveRound round;
    round.folder = m_folder;
    for (const QString &key : m_content.captions().dirty()) {
        if (std::optional<CaptionWrite> write = pendingWrite(key)) {
            m_beingWritten.insert(key, write->text);
            round.captions.push_back(*std::move(write));
        }
    }
    if (isFileDirty()) {
        round.file = m_content.file();
        round.fileBefore = m_file;
        round.fileRevision = m_content.fileRevision();
    }
    if (round.captions.empty() && !round.file)
        return; // what is left waits for the person's choice
    m_roundIsUnderway = true;
    m_queue.run([round = std::move(round)] { return save(round); },
                [this, session = m_session](const SaveOutcome &outcome) {
                    if (session == m_session)
                        finishRound(outcome);
                });
}

std::optional<CaptionWrite> DatasetSaver::pendingWrite(const QString &key) const
{
    const Caption caption = m_content.captions().caption(key);
    // What is on its way to the disk may have been taken back since, and then the disk is wrong when it
    // arrives.
    const bool isOverwritten = m_beingWritten.contains(key) && m_beingWritten.value(key) != caption.text;
    if ((!m_content.captions().isDirty(key) && !isOverwritten) || caption.theirs)
        return std::nullopt;
    CaptionWrite write{key, caption.text, {caption.onDisk}};
    if (m_beingWritten.contains(key))
        write.known.append(m_beingWritten.value(key));
    return write;
}

void DatasetSaver::finishRound(const SaveOutcome &outcome)
{
    m_roundIsUnderway = false;
    m_beingWritten.clear();
    takeCaptions(outcome);
    takeFile(outcome);
    noteFailure(outcome.firstError());
    if (!outcome.notWritable.isEmpty())
        Q_EMIT folderNotWritable(outcome.notWritable);
    announceUnsaved();
}

void DatasetSaver::takeCaptions(const SaveOutcome &outcome)
{
    for (const CaptionWritten &written : outcome.captions) {
        if (!m_content.captions().contains(written.key))
            continue;
        if (written.outcome == CaptionWritten::Outcome::Saved)
            m_content.captions().saved(written.key, written.text, written.stamp);
        else if (written.outcome == CaptionWritten::Outcome::ChangedByOthers)
            m_content.captionSeen(written.key, written.onDisk, written.stamp);
    }
}

void DatasetSaver::takeFile(const SaveOutcome &outcome)
{
    if (!outcome.file || !*outcome.file)
        return;
    m_file = **outcome.file;
    m_savedRevision = outcome.fileRevision;
    if (m_file.file != outcome.fileWanted)
        m_content.adoptFile(DatasetFile::merged(outcome.fileWanted, m_content.file(), m_file.file));
}

void DatasetSaver::noteFailure(const std::optional<Error> &error)
{
    const std::optional<Error> before = std::exchange(m_lastError, error);
    if (!error) {
        if (hasUnsaved())
            schedule(); // edited while the round was under way
        Q_EMIT saved();
        return;
    }
    if (!m_retryIsScheduled) {
        m_retryIsScheduled = true;
        m_clock.after(retryDelay, this, [this, session = m_session] {
            if (session != m_session)
                return;
            m_retryIsScheduled = false;
            beginRound();
        });
    }
    if (before != error)
        Q_EMIT failed(*error);
}

Result<void> DatasetSaver::saveNow()
{
    m_queue.finish(); // a round that is under way, and files that are moved
    for (int rounds = 0; rounds < 3 && hasUnsaved(); ++rounds) { // what a signal's receiver edits comes next
        beginRound();
        m_queue.finish();
        if (hasUnsaved() && m_lastError)
            return std::unexpected(*m_lastError);
    }
    if (m_content.captions().dirty().isEmpty())
        return {};
    const QString key = *m_content.captions().dirty().begin();
    const QString path = QDir::toNativeSeparators(m_folder + u'/' + key);
    return failure(ErrorKind::Conflict,
                   tr("%1 was changed by another program; choose which text to keep.").arg(path), key);
}

void DatasetSaver::fileSeen(const DatasetFileOnDisk &file)
{
    if (file.bytes == m_file.bytes && file.exists == m_file.exists)
        return;
    const DatasetFile merged = DatasetFile::merged(m_file.file, m_content.file(), file.file);
    m_file = file;
    m_content.adoptFile(merged);
}

void DatasetSaver::announceUnsaved()
{
    if (m_announcedUnsaved == hasUnsaved())
        return;
    m_announcedUnsaved = hasUnsaved();
    Q_EMIT unsavedChanged();
}

} // namespace easel
