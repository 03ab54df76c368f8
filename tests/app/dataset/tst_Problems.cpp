// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/Problems.h"

#include <QSet>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize trainingSize{512, 512};

/// Sound pictures with made-up facts, each with a look of its own.
struct Album
{
    DatasetSnapshot dataset;
    FactsById known;

    DatasetItem &add(const QString &id, QSize size = {800, 600})
    {
        DatasetItem item;
        item.id = id;
        item.inspected = true;
        item.info.format = u"png"_s;
        item.info.size = size;
        item.info.bytes = 1000;
        dataset.items.push_back(item);
        PictureFacts &made = known[id].facts;
        made.format = u"png"_s;
        made.size = size;
        made.bytes = 1000;
        made.sharpness = 100;
        // 64 bits from each other and more.
        const auto number = dataset.items.size();
        for (std::size_t word = 0; word < made.fingerprint.size(); ++word)
            made.fingerprint[word] = (number >> word & 1) ? ~quint64(0) : 0;
        return dataset.items.back();
    }
    PictureFacts &facts(const QString &id) { return known[id].facts; }
    std::vector<Problem> find() const { return findProblems(dataset, known, trainingSize); }
    QStringList ids(ProblemKind kind) const
    {
        QStringList ids;
        for (const Problem &problem : find()) {
            if (problem.kind == kind)
                ids.append(problem.id);
        }
        return ids;
    }
    QString message() const
    {
        const std::vector<Problem> found = find();
        return found.size() == 1 ? found[0].message : u"(%1 problems)"_s.arg(found.size());
    }
};

} // namespace

class tst_Problems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void soundPicturesHaveNone();
    void eachKindSaysWhatWillHappen_data();
    void eachKindSaysWhatWillHappen();
    void aPictureTakenOutHasNone();
    void whatIsNotKnownIsNoProblem();
    void theHeaderAloneTellsOfSizeAndAnimation();
    void whatIsKnownOfAnOlderFileDoesNotCount();
    void aSmallPictureIsOneThatIsEnlarged_data();
    void aSmallPictureIsOneThatIsEnlarged();
    void anExtremePictureWithAChosenFrameIsNoProblem();
    void limitsCanBeChanged();
    void nearDuplicatesNameEachOther();
    void onlyDuplicatesWithinTheTrainingCount();
    void kindsComeInOrderAndPicturesInTheDatasets();
    void manyAreToldInOneSentence_data();
    void manyAreToldInOneSentence();
    void wordsAreStableAndEachItsOwn();
};

void tst_Problems::soundPicturesHaveNone()
{
    Album album;
    album.add(u"a.png"_s);
    album.add(u"b.png"_s);
    QCOMPARE(album.find(), std::vector<Problem>());
    QCOMPARE(findProblems({}, {}, trainingSize), std::vector<Problem>());
}

void tst_Problems::eachKindSaysWhatWillHappen_data()
{
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<QString>("message");
    using Kind = ProblemKind;
    QTest::newRow("unreadable") << Kind::Unreadable << u"“a.png” is cut off."_s;
    QTest::newRow("small") << Kind::Small
                           << u"“a.png” gives only 300 × 300 pixels and is enlarged to 512 × 512."_s;
    QTest::newRow("blurred") << Kind::Blurred << u"“a.png” is blurred, and the training learns the blur."_s;
    QTest::newRow("aspect") << Kind::Aspect
                            << u"“a.png” has 3000 × 600 pixels, and only 20% of them are used."_s;
    QTest::newRow("animated") << Kind::Animated << u"“a.png” is animated; only its first picture is used."_s;
    QTest::newRow("CMYK")
        << Kind::Cmyk
        << u"“a.png” is made for print (CMYK); it is converted to sRGB, and its colours may shift."_s;
    QTest::newRow("16 bits") << Kind::DeepColour
                             << u"“a.png” has 16 bits for each colour; it is reduced to 8."_s;
    QTest::newRow("transparent") << Kind::Transparent
                                 << u"“a.png” is transparent in places; these become white."_s;
}

void tst_Problems::eachKindSaysWhatWillHappen()
{
    QFETCH(ProblemKind, kind);
    QFETCH(QString, message);
    Album album;
    QSize size(800, 600);
    if (kind == ProblemKind::Small)
        size = {400, 300};
    if (kind == ProblemKind::Aspect)
        size = {3000, 600};
    album.add(u"a.png"_s, size);
    PictureFacts &facts = album.facts(u"a.png"_s);
    facts.sharpness = kind == ProblemKind::Blurred ? 10 : 100;
    facts.isAnimated = kind == ProblemKind::Animated;
    facts.isCmyk = kind == ProblemKind::Cmyk;
    facts.bitsPerChannel = kind == ProblemKind::DeepColour ? 16 : 8;
    facts.hasAlpha = kind == ProblemKind::Transparent;
    if (kind == ProblemKind::Unreadable)
        album.known[u"a.png"_s].unreadable = u"“a.png” is cut off."_s;
    QCOMPARE(album.message(), message);
    QCOMPARE(album.ids(kind), QStringList{u"a.png"_s});
}

void tst_Problems::aPictureTakenOutHasNone()
{
    Album album;
    album.add(u"a.png"_s, {10, 10}).included = false;
    album.facts(u"a.png"_s).isCmyk = true;
    QCOMPARE(album.find(), std::vector<Problem>());
}

void tst_Problems::whatIsNotKnownIsNoProblem()
{
    Album album;
    DatasetItem &item = album.add(u"a.png"_s, {10, 10});
    album.known.clear();
    item.inspected = false;
    item.info = {};
    QCOMPARE(album.find(), std::vector<Problem>());
}

void tst_Problems::theHeaderAloneTellsOfSizeAndAnimation()
{
    Album album;
    album.add(u"a.gif"_s, {10, 10}).info.animated = true;
    album.known.clear();
    QCOMPARE(album.ids(ProblemKind::Small), QStringList{u"a.gif"_s});
    QCOMPARE(album.ids(ProblemKind::Animated), QStringList{u"a.gif"_s});
}

void tst_Problems::whatIsKnownOfAnOlderFileDoesNotCount()
{
    Album album;
    DatasetItem &item = album.add(u"a.png"_s);
    album.facts(u"a.png"_s).isCmyk = true;
    item.modified = 1;
    QCOMPARE(album.find(), std::vector<Problem>());
    item.modified = 0;
    item.info.bytes = 1001;
    QCOMPARE(album.find(), std::vector<Problem>());
}

void tst_Problems::aSmallPictureIsOneThatIsEnlarged_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QRectF>("crop");
    QTest::addColumn<bool>("isSmall");
    QTest::newRow("as large") << QSize(512, 512) << QRectF() << false;
    QTest::newRow("one side short") << QSize(2000, 500) << QRectF(0, 0, 0.5, 1) << true;
    QTest::newRow("a pixel short") << QSize(511, 511) << QRectF() << false; // the rounding of a crop
    QTest::newRow("two pixels short") << QSize(510, 510) << QRectF() << true;
    QTest::newRow("large but little chosen") << QSize(2000, 2000) << QRectF(0.1, 0.1, 0.2, 0.2) << true;
}

void tst_Problems::aSmallPictureIsOneThatIsEnlarged()
{
    QFETCH(QSize, size);
    QFETCH(QRectF, crop);
    QFETCH(bool, isSmall);
    Album album;
    DatasetItem &item = album.add(u"a.png"_s, size);
    if (!crop.isNull())
        item.framing.crop = Crop{crop};
    QCOMPARE(!album.ids(ProblemKind::Small).isEmpty(), isSmall);
}

void tst_Problems::anExtremePictureWithAChosenFrameIsNoProblem()
{
    Album album;
    DatasetItem &item = album.add(u"a.png"_s, {600, 3000});
    QCOMPARE(album.ids(ProblemKind::Aspect), QStringList{u"a.png"_s});
    item.framing.crop = Crop{QRectF(0, 0.5, 1, 0.2)};
    QCOMPARE(album.ids(ProblemKind::Aspect), QStringList());
}

void tst_Problems::limitsCanBeChanged()
{
    Album album;
    album.add(u"a.png"_s, {1600, 800});
    album.facts(u"a.png"_s).sharpness = 50;
    QCOMPARE(album.find(), std::vector<Problem>());
    album.dataset.limits.aspect = 1.9;
    album.dataset.limits.sharpness = 51;
    QCOMPARE(album.find().size(), std::size_t(2));
    album.dataset.limits.aspect = 2; // exactly as wide is not more
    album.dataset.limits.sharpness = 50;
    QCOMPARE(album.find(), std::vector<Problem>());
}

void tst_Problems::nearDuplicatesNameEachOther()
{
    Album album;
    for (const QString &id : {u"a.png"_s, u"b.png"_s, u"c.png"_s, u"d.png"_s})
        album.add(id);
    album.facts(u"c.png"_s).fingerprint = album.facts(u"a.png"_s).fingerprint;
    album.facts(u"c.png"_s).fingerprint[2] ^= 0xff;
    std::vector<Problem> found = album.find();
    QCOMPARE(found.size(), std::size_t(2));
    QCOMPARE(found[0].message, u"“a.png” looks like “c.png”."_s);
    QCOMPARE(found[0].alike, QStringList{u"c.png"_s});
    QCOMPARE(found[1].message, u"“c.png” looks like “a.png”."_s);
    QCOMPARE(problemSummary(found, trainingSize), u"“a.png” and “c.png” look alike."_s);

    album.facts(u"d.png"_s).fingerprint = album.facts(u"a.png"_s).fingerprint;
    found = album.find();
    QCOMPARE(found.size(), std::size_t(3));
    QVERIFY2(found[1].message.startsWith(u"“c.png” looks like “a.png” and 1 other"_s),
             qPrintable(found[1].message));
    QCOMPARE(problemSummary(found, trainingSize), u"3 pictures look like another one of the training."_s);

    album.dataset.limits.duplicateBits = 7;
    QCOMPARE(album.ids(ProblemKind::Duplicate), (QStringList{u"a.png"_s, u"d.png"_s}));
}

void tst_Problems::onlyDuplicatesWithinTheTrainingCount()
{
    Album album;
    album.add(u"a.png"_s);
    album.add(u"b.png"_s);
    album.facts(u"b.png"_s).fingerprint = album.facts(u"a.png"_s).fingerprint;
    QCOMPARE(album.find().size(), std::size_t(2));
    album.dataset.items[1].included = false;
    QCOMPARE(album.find(), std::vector<Problem>());
}

void tst_Problems::kindsComeInOrderAndPicturesInTheDatasets()
{
    Album album;
    for (const QString &id : {u"a.png"_s, u"b.png"_s, u"c.png"_s})
        album.add(id, {400, 400});
    album.facts(u"b.png"_s).hasAlpha = true;
    album.facts(u"a.png"_s).sharpness = 1;
    album.facts(u"c.png"_s).fingerprint = album.facts(u"b.png"_s).fingerprint;
    QStringList order;
    for (const Problem &problem : album.find())
        order.append(problemKindWord(problem.kind) + u' ' + problem.id);
    QCOMPARE(order, (QStringList{u"small a.png"_s, u"small b.png"_s, u"small c.png"_s, u"blurred a.png"_s,
                                 u"duplicate b.png"_s, u"duplicate c.png"_s, u"transparent b.png"_s}));
}

void tst_Problems::manyAreToldInOneSentence_data()
{
    QTest::addColumn<ProblemKind>("kind");
    for (const ProblemKind kind : allProblemKinds)
        QTest::addRow("%s", qPrintable(problemKindWord(kind))) << kind;
}

void tst_Problems::manyAreToldInOneSentence()
{
    QFETCH(ProblemKind, kind);
    const std::vector<Problem> one{{kind, u"a.png"_s, u"Something is wrong."_s, {}}};
    QCOMPARE(problemSummary(one, trainingSize), u"Something is wrong."_s);
    const std::vector<Problem> many(3, one.front());
    const QString sentence = problemSummary(many, trainingSize);
    QVERIFY2(sentence.startsWith(u"3 pictures "_s) && sentence.endsWith(u'.'), qPrintable(sentence));
}

void tst_Problems::wordsAreStableAndEachItsOwn()
{
    QSet<QString> words;
    QSet<QString> titles;
    for (const ProblemKind kind : allProblemKinds) {
        words.insert(problemKindWord(kind));
        titles.insert(problemKindTitle(kind));
        QVERIFY(problemKindFromWord(problemKindWord(kind)) == kind);
    }
    QCOMPARE(words.size(), qsizetype(allProblemKinds.size()));
    QCOMPARE(titles.size(), words.size());
    QVERIFY(!problemKindFromWord(u"ugly"_s));
}

QTEST_GUILESS_MAIN(tst_Problems)
#include "tst_Problems.moc"
