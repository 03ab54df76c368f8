// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Problems.h"

#include "app/dataset/Duplicates.h"
#include "app/imaging/Crop.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace easel {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Problems)
};

constexpr int usualBits = 8;

QString number(qsizetype n)
{
    return QLocale().toString(n);
}

/// Of one picture of the training.
struct Subject
{
    const DatasetItem &item;
    const KnownFacts *known; ///< null where nothing is known of the file as it is now
    const PictureFacts *facts;
    QSize trainingSize;
    const ProblemLimits &limits;

    QString unreadable() const
    {
        if (!item.unreadable.isEmpty())
            return item.unreadable;
        return known ? known->unreadable : QString();
    }
    QSize size() const
    {
        if (facts)
            return facts->size;
        return item.inspected && item.unreadable.isEmpty() ? item.info.size : QSize();
    }
    QSize frame() const { return cropFrame(size(), trainingSize, item.framing).size(); }
};

bool isSmall(const Subject &picture)
{
    if (picture.size().isEmpty() || picture.trainingSize.isEmpty())
        return false;
    // A pixel less is the rounding of a crop's fractions, not a small picture.
    return picture.frame().width() + 1 < picture.trainingSize.width() ||
           picture.frame().height() + 1 < picture.trainingSize.height();
}

bool isExtreme(const Subject &picture)
{
    const QSize size = picture.size();
    if (size.isEmpty() || picture.trainingSize.isEmpty() || !picture.item.framing.isCentred())
        return false;
    const double longer = std::max(size.width(), size.height());
    return longer / std::min(size.width(), size.height()) > picture.limits.aspect;
}

bool isAnimated(const Subject &picture)
{
    return picture.facts ? picture.facts->isAnimated : picture.item.info.animated;
}

bool applies(ProblemKind kind, const Subject &picture)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return !picture.unreadable().isEmpty();
    case ProblemKind::Small:
        return isSmall(picture);
    case ProblemKind::Blurred:
        return picture.facts && picture.facts->sharpness < picture.limits.sharpness;
    case ProblemKind::Aspect:
        return isExtreme(picture);
    case ProblemKind::Animated:
        return isAnimated(picture);
    case ProblemKind::Cmyk:
        return picture.facts && picture.facts->isCmyk;
    case ProblemKind::DeepColour:
        return picture.facts && picture.facts->bitsPerChannel > usualBits;
    case ProblemKind::Transparent:
        return picture.facts && picture.facts->hasAlpha;
    case ProblemKind::Duplicate:
        break; // not by itself
    }
    return false;
}

QString usedShare(const Subject &picture)
{
    const double all = double(picture.size().width()) * picture.size().height();
    const double used = double(picture.frame().width()) * picture.frame().height();
    const QLocale locale;
    return locale.toString(int(std::lround(used / all * 100))) + locale.percent();
}

QString message(ProblemKind kind, const Subject &picture)
{
    const QString &id = picture.item.id;
    switch (kind) {
    case ProblemKind::Unreadable:
        return picture.unreadable();
    case ProblemKind::Small:
        return Words::tr("“%1” gives only %2 pixels and is enlarged to %3.")
            .arg(id, pixelSizeWords(picture.frame()), pixelSizeWords(picture.trainingSize));
    case ProblemKind::Blurred:
        return Words::tr("“%1” is blurred, and the training learns the blur.").arg(id);
    case ProblemKind::Aspect:
        return Words::tr("“%1” has %2 pixels, and only %3 of them are used.")
            .arg(id, pixelSizeWords(picture.size()), usedShare(picture));
    case ProblemKind::Animated:
        return Words::tr("“%1” is animated; only its first picture is used.").arg(id);
    case ProblemKind::Cmyk:
        return Words::tr("“%1” is made for print (CMYK); it is converted to sRGB, and its colours may shift.")
            .arg(id);
    case ProblemKind::DeepColour:
        return Words::tr("“%1” has %2 bits for each colour; it is reduced to 8.")
            .arg(id, number(picture.facts->bitsPerChannel));
    case ProblemKind::Transparent:
        return Words::tr("“%1” is transparent in places; these become white.").arg(id);
    case ProblemKind::Duplicate:
        break;
    }
    return {};
}

QString duplicateMessage(const QString &id, const QStringList &others)
{
    if (others.size() == 1)
        return Words::tr("“%1” looks like “%2”.").arg(id, others.front());
    return Words::tr("“%1” looks like “%2” and %n other(s).", nullptr, int(others.size()) - 1)
        .arg(id, others.front());
}

QString summaryOfMany(ProblemKind kind, const QString &count, QSize trainingSize)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return Words::tr("%1 pictures cannot be used.").arg(count);
    case ProblemKind::Small:
        return Words::tr("%1 pictures are smaller than %2 and are enlarged.")
            .arg(count, pixelSizeWords(trainingSize));
    case ProblemKind::Blurred:
        return Words::tr("%1 pictures are blurred, and the training learns the blur.").arg(count);
    case ProblemKind::Aspect:
        return Words::tr("%1 pictures are so long or wide that only a small part of them is used.")
            .arg(count);
    case ProblemKind::Duplicate:
        return Words::tr("%1 pictures look like another one of the training.").arg(count);
    case ProblemKind::Animated:
        return Words::tr("%1 pictures are animated; only the first picture of each is used.").arg(count);
    case ProblemKind::Cmyk:
        return Words::tr("%1 pictures are made for print (CMYK); they are converted to sRGB, and their "
                         "colours may shift.")
            .arg(count);
    case ProblemKind::DeepColour:
        return Words::tr("%1 pictures have more than 8 bits for each colour; they are reduced to 8.")
            .arg(count);
    case ProblemKind::Transparent:
        return Words::tr("%1 pictures are transparent in places; these become white.").arg(count);
    }
    return {};
}

std::vector<DatasetItem> included(const DatasetSnapshot &dataset)
{
    std::vector<DatasetItem> items;
    std::ranges::copy_if(dataset.items, std::back_inserter(items), &DatasetItem::included);
    return items;
}

} // namespace

QString problemKindWord(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return u"unreadable"_s;
    case ProblemKind::Small:
        return u"small"_s;
    case ProblemKind::Blurred:
        return u"blurred"_s;
    case ProblemKind::Aspect:
        return u"aspect"_s;
    case ProblemKind::Duplicate:
        return u"duplicate"_s;
    case ProblemKind::Animated:
        return u"animated"_s;
    case ProblemKind::Cmyk:
        return u"cmyk"_s;
    case ProblemKind::DeepColour:
        return u"deep_colour"_s;
    case ProblemKind::Transparent:
        return u"transparent"_s;
    }
    return {};
}

std::optional<ProblemKind> problemKindFromWord(const QString &word)
{
    const auto found = std::ranges::find(allProblemKinds, word, problemKindWord);
    return found == allProblemKinds.end() ? std::nullopt : std::optional(*found);
}

QString problemKindTitle(ProblemKind kind)
{
    switch (kind) {
    case ProblemKind::Unreadable:
        return Words::tr("Unreadable");
    case ProblemKind::Small:
        return Words::tr("Too small");
    case ProblemKind::Blurred:
        return Words::tr("Blurred");
    case ProblemKind::Aspect:
        return Words::tr("Very long or wide");
    case ProblemKind::Duplicate:
        return Words::tr("Near-duplicates");
    case ProblemKind::Animated:
        return Words::tr("Animated");
    case ProblemKind::Cmyk:
        return Words::tr("CMYK");
    case ProblemKind::DeepColour:
        return Words::tr("16-bit");
    case ProblemKind::Transparent:
        return Words::tr("Transparent");
    }
    return {};
}

std::vector<Problem> findPictureProblems(const DatasetSnapshot &dataset, const FactsById &known,
                                         QSize trainingSize)
{
    std::vector<Problem> problems;
    for (const DatasetItem &item : dataset.items) {
        if (!item.included)
            continue;
        const Subject picture{item, knownFactsOf(known, item), factsOf(known, item), trainingSize,
                              dataset.limits};
        for (const ProblemKind kind : allProblemKinds) {
            if (applies(kind, picture))
                problems.push_back({kind, item.id, message(kind, picture), {}});
        }
    }
    std::ranges::stable_sort(problems, {}, &Problem::kind);
    return problems;
}

std::vector<Problem> findDuplicateProblems(const DatasetSnapshot &dataset, const FactsById &known,
                                           const std::stop_token &stop)
{
    std::vector<Problem> problems;
    const auto groups = duplicateGroups(included(dataset), known, dataset.limits.duplicateBits, stop);
    for (const DuplicateGroup &group : groups) {
        for (const QString &id : group) {
            QStringList others = group;
            others.removeOne(id);
            problems.push_back({ProblemKind::Duplicate, id, duplicateMessage(id, others), others});
        }
    }
    return problems;
}

std::vector<Problem> findProblems(const DatasetSnapshot &dataset, const FactsById &known, QSize trainingSize,
                                  const std::stop_token &stop)
{
    std::vector<Problem> problems = findPictureProblems(dataset, known, trainingSize);
    const std::vector<Problem> duplicates = findDuplicateProblems(dataset, known, stop);
    const auto place = std::ranges::find_if(
        problems, [](const Problem &problem) { return problem.kind > ProblemKind::Duplicate; });
    problems.insert(place, duplicates.begin(), duplicates.end());
    return problems;
}

QString problemSummary(const std::vector<Problem> &problems, QSize trainingSize)
{
    if (problems.size() == 1)
        return problems.front().message;
    const Problem &first = problems.front();
    if (first.kind == ProblemKind::Duplicate && problems.size() == 2 && first.alike.size() == 1)
        return Words::tr("“%1” and “%2” look alike.").arg(first.id, first.alike.front());
    return summaryOfMany(first.kind, number(qsizetype(problems.size())), trainingSize);
}

QString pixelSizeWords(QSize size)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    return Words::tr("%1 × %2").arg(locale.toString(size.width()), locale.toString(size.height()));
}

} // namespace easel
