// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/Preflight.h"

#include "app/dataset/CaptionStore.h"
#include "app/imaging/Crop.h"
#include "app/imaging/Picture.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>

namespace easel {

namespace {

QString number(qsizetype n)
{
    return QLocale().toString(n);
}

/// Characters as the service counts them, not UTF-16 units.
qsizetype length(const QString &text)
{
    return text.toUcs4().size();
}

QString absolutePath(const DatasetSnapshot &dataset, const DatasetItem &item)
{
    return dataset.folder + u'/' + item.id;
}

/// The included items of one snapshot, and what is found in them.
class Checks
{
    Q_DECLARE_TR_FUNCTIONS(Preflight)
public:
    enum class Duplicates { AmongFew, AmongAll };

    Checks(const DatasetSnapshot &dataset, const TrainingSettings &settings, const FactsById &known,
           Duplicates duplicates, const std::stop_token &stop);

    const std::vector<DatasetItem> &items() const { return m_items; }
    /// reasons: for each included item why it cannot be used, empty where it can.
    Preflight run(const QStringList &reasons);

private:
    void checkCount();
    void checkPictures(const QStringList &reasons);
    void checkCaptions();
    void checkValues();
    void checkName();
    void warnOfFew();
    void warnOfPictures();
    void warnOfSharedCaptions();

    void block(ErrorKind kind, const QString &message, const QStringList &files = {},
               const QString &field = {});
    void warn(ErrorKind kind, const QString &message, const QStringList &files = {});
    std::vector<Problem> problems() const;

    const DatasetSnapshot &m_dataset;
    const TrainingSettings &m_settings;
    const FactsById &m_known;
    const Duplicates m_duplicates;
    const std::stop_token m_stop;
    std::vector<DatasetItem> m_items;
    Preflight m_found;
};

Checks::Checks(const DatasetSnapshot &dataset, const TrainingSettings &settings, const FactsById &known,
               Duplicates duplicates, const std::stop_token &stop)
    : m_dataset(dataset)
    , m_settings(settings)
    , m_known(known)
    , m_duplicates(duplicates)
    , m_stop(stop)
{
    std::ranges::copy_if(dataset.items, std::back_inserter(m_items), &DatasetItem::included);
}

Preflight Checks::run(const QStringList &reasons)
{
    checkCount();
    checkPictures(reasons);
    checkCaptions();
    checkValues();
    checkName();
    warnOfFew();
    warnOfPictures();
    warnOfSharedCaptions();
    return std::move(m_found);
}

void Checks::checkCount()
{
    const auto count = qsizetype(m_items.size());
    if (m_dataset.items.empty()) {
        block(ErrorKind::Dataset,
              tr("There is no picture in the training: “%1” holds no pictures.").arg(m_dataset.name));
    } else if (count == 0) {
        block(ErrorKind::Dataset,
              tr("There is no picture in the training: all pictures of “%1” are taken out.")
                  .arg(m_dataset.name));
    } else if (count > maxTrainingPictures) {
        block(ErrorKind::Dataset,
              tr("%1 pictures are in the training; the service takes at most %2. Take %3 out.")
                  .arg(number(count), number(maxTrainingPictures), number(count - maxTrainingPictures)));
    }
}

void Checks::checkPictures(const QStringList &reasons)
{
    for (qsizetype i = 0; i < reasons.size(); ++i) {
        if (reasons[i].isEmpty())
            continue;
        block(ErrorKind::Picture, reasons[i], {m_items[size_t(i)].id});
        m_found.blocking.back().problem = ProblemKind::Unreadable;
    }
}

void Checks::checkCaptions()
{
    QStringList empty;
    QStringList tooLong;
    qsizetype longest = 0;
    for (const DatasetItem &item : m_items) {
        const qsizetype characters = length(item.caption.trimmed());
        if (characters == 0)
            empty << item.id;
        if (characters > maxCaptionLength)
            tooLong << item.id;
        longest = std::max(longest, characters);
    }
    if (empty.size() == 1)
        block(ErrorKind::Caption, tr("“%1” has no caption.").arg(empty.front()), empty);
    else if (!empty.isEmpty())
        block(ErrorKind::Caption, tr("%1 pictures have no caption.").arg(number(empty.size())), empty);
    if (tooLong.size() == 1) {
        block(ErrorKind::Caption,
              tr("The caption of “%1” has %2 characters; the service takes at most %3.")
                  .arg(tooLong.front(), number(longest), number(maxCaptionLength)),
              tooLong);
    } else if (!tooLong.isEmpty()) {
        block(ErrorKind::Caption,
              tr("%1 captions are longer than the %2 characters that the service takes.")
                  .arg(number(tooLong.size()), number(maxCaptionLength)),
              tooLong);
    }
}

void Checks::checkValues()
{
    for (const Error &error : checkSettings(m_settings))
        block(ErrorKind::Settings, error.message, {}, error.field);
}

void Checks::checkName()
{
    // The settings may be saved without a name; a run needs one.
    if (m_settings.name.trimmed().isEmpty())
        block(ErrorKind::Settings, tr("The run has no name."), {}, QStringLiteral("name"));
}

void Checks::warnOfFew()
{
    const auto count = qsizetype(m_items.size());
    if (count == 1) {
        warn(ErrorKind::Dataset, tr("Only one picture is in the training; the service advises at least %1.")
                                     .arg(number(advisedTrainingPictures)));
    } else if (count > 1 && count < advisedTrainingPictures) {
        warn(ErrorKind::Dataset, tr("Only %1 pictures are in the training; the service advises at least %2.")
                                     .arg(number(count), number(advisedTrainingPictures)));
    }
}

std::vector<Problem> Checks::problems() const
{
    // Comparing thousands takes a while, and so many block a start by their number alone.
    if (m_duplicates == Duplicates::AmongAll || m_items.size() <= maxTrainingPictures)
        return findProblems(m_dataset, m_known, m_settings.size, m_stop);
    return findPictureProblems(m_dataset, m_known, m_settings.size);
}

void Checks::warnOfPictures()
{
    const std::vector<Problem> all = problems();
    for (const ProblemKind kind : allProblemKinds) {
        const auto same = std::ranges::equal_range(all, kind, {}, &Problem::kind);
        if (same.empty() || kind == ProblemKind::Unreadable) // these block
            continue;
        QStringList files;
        for (const Problem &problem : same)
            files << problem.id;
        warn(ErrorKind::Picture, problemSummary({same.begin(), same.end()}, m_settings.size), files);
        m_found.warnings.back().problem = kind;
    }
}

void Checks::warnOfSharedCaptions()
{
    QHash<QString, QStringList> sharing;
    QStringList order;
    for (const DatasetItem &item : m_items) {
        const QString caption = CaptionStore::captionPath(absolutePath(m_dataset, item));
        if (!sharing.contains(caption))
            order << caption;
        sharing[caption] << item.id;
    }
    QStringList files;
    int groups = 0;
    for (const QString &caption : std::as_const(order)) {
        const QStringList &ids = sharing[caption];
        if (ids.size() < 2)
            continue;
        ++groups;
        files << ids;
    }
    if (groups == 1 && files.size() == 2) {
        warn(ErrorKind::Caption, tr("“%1” and “%2” share one caption file.").arg(files[0], files[1]), files);
    } else if (groups > 0) {
        warn(ErrorKind::Caption,
             tr("%1 pictures share a caption file with another picture.").arg(number(files.size())), files);
    }
}

void Checks::block(ErrorKind kind, const QString &message, const QStringList &files, const QString &field)
{
    m_found.blocking.push_back({kind, message, files, field});
}

void Checks::warn(ErrorKind kind, const QString &message, const QStringList &files)
{
    m_found.warnings.push_back({kind, message, files, {}});
}

QStringList knownReasons(const std::vector<DatasetItem> &items, const FactsById &known)
{
    QStringList reasons;
    for (const DatasetItem &item : items) {
        const KnownFacts *entry = knownFactsOf(known, item);
        reasons << (item.unreadable.isEmpty() && entry ? entry->unreadable : item.unreadable);
    }
    return reasons;
}

} // namespace

Preflight quickChecks(const DatasetSnapshot &dataset, const TrainingSettings &settings,
                      const FactsById &known)
{
    Checks checks(dataset, settings, known, Checks::Duplicates::AmongFew, {});
    return checks.run(knownReasons(checks.items(), known));
}

Preflight fullChecks(const DatasetSnapshot &dataset, const TrainingSettings &settings, const FactsById &known,
                     const std::stop_token &stop)
{
    Checks checks(dataset, settings, known, Checks::Duplicates::AmongAll, stop);
    // A pool of its own: the caller is itself a worker, and must not wait for the pool it runs in.
    QThreadPool pool;
    const auto reason = [&dataset, &stop](const DatasetItem &item) -> QString {
        if (stop.stop_requested())
            return {};
        const Result<void> checked = checkPicture(absolutePath(dataset, item));
        return checked ? QString() : checked.error().message;
    };
    // The pictures as they are now: what was known of them may be older than the files.
    return checks.run(QtConcurrent::blockingMapped<QStringList>(&pool, checks.items(), reason));
}

Recipe makeRecipe(const DatasetSnapshot &dataset, const TrainingSettings &settings, const QString &service)
{
    Recipe recipe;
    recipe.dataset = dataset.name;
    recipe.datasetFolder = dataset.folder;
    recipe.service = service;
    recipe.easelVersion = QStringLiteral(EASEL_VERSION);
    recipe.settings = settings;
    recipe.settings.name = settings.name.trimmed();
    for (const DatasetItem &item : dataset.items) {
        if (!item.included)
            continue;
        RecipeItem frozen;
        frozen.file = item.id;
        frozen.path = absolutePath(dataset, item);
        frozen.caption = item.caption.trimmed();
        if (!settings.sendsOriginals())
            frozen.framing = insidePicture(item.framing); // as it can be read again
        recipe.items.push_back(std::move(frozen));
    }
    return recipe;
}

} // namespace easel
