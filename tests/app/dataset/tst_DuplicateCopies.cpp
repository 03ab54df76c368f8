// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Duplicates.h"
#include "app/dataset/ExampleDataset.h"
#include "app/imaging/Picture.h"
#include "tests/support/PictureCopies.h"
#include "tests/support/TestPictures.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent/QtConcurrentMap>

#include <algorithm>

using namespace easel;
using namespace easel::test;
using namespace Qt::StringLiterals;

/// The short form of `easel-bench duplicates`: painted pictures that are much alike in style, as those of a
/// dataset are, with copies of each made anew.
class tst_DuplicateCopies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void copiesAreFoundAndOtherPicturesAreNot();
};

void tst_DuplicateCopies::copiesAreFoundAndOtherPicturesAreNot()
{
    constexpr double leastFound = 0.95;
    constexpr double mostFalse = 0.01;
    QTemporaryDir folder;
    QVERIFY(createExampleDataset(folder.path()));
    const QStringList originals = QDir(folder.path()).entryList(pictureNameFilters(), QDir::Files);
    QVERIFY(originals.size() >= 16);

    std::vector<DatasetItem> items;
    for (const QString &original : originals) {
        items.emplace_back().id = original;
        // As large as they come from a phone's gallery, and quick to copy.
        const QImage picture =
            QImage(folder.filePath(original)).scaled(400, 400, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        for (const PictureCopy &copy : copiesOf(picture)) {
            items.emplace_back().id = u"%1 %2.%3"_s.arg(original, copy.kind, copy.suffix);
            writeFile(folder.filePath(items.back().id), copy.bytes);
        }
    }
    const auto facts = QtConcurrent::blockingMapped<std::vector<Result<PictureFacts>>>(
        items, [&](const DatasetItem &item) { return readFacts(folder.filePath(item.id)); });
    FactsById known;
    for (std::size_t i = 0; i < items.size(); ++i) {
        QVERIFY(facts[i]);
        known[items[i].id].facts = *facts[i];
    }

    // The original's name begins each copy's.
    const auto originalOf = [](const QString &id) { return id.section(u' ', 0, 0); };
    int pairs = 0;
    int wrong = 0;
    int found = 0;
    const std::vector<DuplicateGroup> groups = duplicateGroups(items, known);
    for (const DuplicateGroup &group : groups) {
        for (qsizetype i = 0; i < group.size(); ++i) {
            found += group[i].contains(u' ') && group.contains(originalOf(group[i]));
            for (qsizetype j = i + 1; j < group.size(); ++j) {
                ++pairs;
                wrong += originalOf(group[i]) != originalOf(group[j]);
            }
        }
    }
    const auto copies = int(items.size()) - int(originals.size());
    QVERIFY2(found >= leastFound * copies, qPrintable(u"%1 of %2 copies"_s.arg(found).arg(copies)));
    QVERIFY2(wrong <= mostFalse * pairs, qPrintable(u"%1 of %2 pairs"_s.arg(wrong).arg(pairs)));
}

QTEST_GUILESS_MAIN(tst_DuplicateCopies)
#include "tst_DuplicateCopies.moc"
