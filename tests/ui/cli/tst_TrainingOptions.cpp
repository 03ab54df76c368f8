// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/TrainingOptions.h"

#include <QTest>

using namespace easel;
using namespace easel::cli;
using namespace Qt::StringLiterals;

class tst_TrainingOptions : public QObject
{
    Q_OBJECT

private:
    static Result<TrainingSettings> with(const QStringList &words, const TrainingSettings &saved = {})
    {
        const std::vector<CommandSpec> commands{{u"train"_s, {}, 0, 0, {}, trainingOptions()}};
        const Result<Arguments> arguments = parseArguments(QStringList{u"train"_s} + words, {}, commands);
        if (!arguments)
            return std::unexpected(arguments.error());
        return withOptions(saved, *arguments);
    }

private Q_SLOTS:
    void everyOptionReachesItsSetting()
    {
        const Result<TrainingSettings> settings = with({u"--name"_s,
                                                        u"N"_s,
                                                        u"--base-model"_s,
                                                        u"WFChild_v1.0"_s,
                                                        u"--size"_s,
                                                        u"640x768"_s,
                                                        u"--max-train-steps"_s,
                                                        u"700"_s,
                                                        u"--train-batch-size"_s,
                                                        u"3"_s,
                                                        u"--learning-rate"_s,
                                                        u"0.0002"_s,
                                                        u"--lr-scheduler"_s,
                                                        u"cosine"_s,
                                                        u"--lr-warmup-steps"_s,
                                                        u"11"_s,
                                                        u"--seed"_s,
                                                        u"2147483647"_s,
                                                        u"--upload"_s,
                                                        u"originals"_s,
                                                        u"--face-crop-ratio"_s,
                                                        u"1.5"_s,
                                                        u"--face-restore"_s,
                                                        u"gfpgan_1.4"_s,
                                                        u"--face-restore-upscale"_s,
                                                        u"2"_s,
                                                        u"--sample"_s,
                                                        u"a"_s,
                                                        u"--sample"_s,
                                                        u"b"_s});
        QVERIFY(settings);
        TrainingSettings expected;
        expected.name = u"N"_s;
        expected.baseModel = u"WFChild_v1.0"_s;
        expected.size = {640, 768};
        expected.maxTrainSteps = 700;
        expected.trainBatchSize = 3;
        expected.learningRate = 2e-4;
        expected.lrScheduler = u"cosine"_s;
        expected.lrWarmupSteps = 11;
        expected.seed = 2147483647;
        expected.upload = u"originals"_s;
        expected.faceCropRatio = 1.5;
        expected.faceRestore = FaceRestore{u"gfpgan_1.4"_s, 2.0};
        expected.samplePrompts = {u"a"_s, u"b"_s};
        QCOMPARE(*settings, expected);
        QVERIFY(checkSettings(*settings).empty());
    }

    void whatIsNotGivenStaysAsSaved()
    {
        TrainingSettings saved;
        saved.maxTrainSteps = 5;
        saved.samplePrompts = {u"saved"_s};
        saved.faceRestore = FaceRestore{};
        const Result<TrainingSettings> settings = with({u"--face-restore-upscale"_s, u"3"_s}, saved);
        QVERIFY(settings);
        saved.faceRestore->upscale = 3;
        QCOMPARE(*settings, saved);
    }

    void aTextThatIsNoValueNamesItsField_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("word") << u"--max-train-steps"_s << u"many"_s << u"max_train_steps"_s;
        QTest::newRow("fraction") << u"--train-batch-size"_s << u"1.5"_s << u"train_batch_size"_s;
        QTest::newRow("too large") << u"--lr-warmup-steps"_s << u"99999999999"_s << u"lr_warmup_steps"_s;
        QTest::newRow("rate") << u"--learning-rate"_s << u"fast"_s << u"learning_rate"_s;
        QTest::newRow("not finite") << u"--face-crop-ratio"_s << u"inf"_s << u"face_crop_ratio"_s;
        QTest::newRow("size") << u"--size"_s << u"512"_s << u"size"_s;
        QTest::newRow("negative size") << u"--size"_s << u"-512x512"_s << u"size"_s;
        QTest::newRow("seed") << u"--seed"_s << u""_s << u"seed"_s;
        QTest::newRow("upscale alone") << u"--face-restore-upscale"_s << u"2"_s << u"face_restore_upscale"_s;
    }

    void aTextThatIsNoValueNamesItsField()
    {
        QFETCH(QString, option);
        QFETCH(QString, text);
        QFETCH(QString, field);
        const Result<TrainingSettings> settings = with({option, text});
        QVERIFY(!settings);
        QCOMPARE(settings.error().kind, ErrorKind::Settings);
        QCOMPARE(settings.error().field, field);
        QVERIFY2(settings.error().message.contains(option), qPrintable(settings.error().message));
    }

    void aRateThatIsNotOfferedIsKeptForTheCheckToName()
    {
        const Result<TrainingSettings> settings = with({u"--learning-rate"_s, u"3e-4"_s});
        QVERIFY(settings);
        const std::vector<Error> errors = checkSettings(*settings);
        QCOMPARE(errors.size(), size_t(1));
        QCOMPARE(errors.front().field, u"learning_rate"_s);
    }
};

QTEST_GUILESS_MAIN(tst_TrainingOptions)
#include "tst_TrainingOptions.moc"
