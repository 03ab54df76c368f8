// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/BaseModel.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace easel;

class tst_BaseModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void offersExactlyTheModelsOfThePage()
    {
        // The enum of base_model, copied from the service's page.
        const QString page =
            QStringLiteral("stable-diffusion-xl-base-1.0 dreamshaperXL09Alpha_alpha2Xl10_91562 "
                           "protovisionXLHighFidelity3D_release0630Bakedvae_154359 v1-5-pruned-emaonly "
                           "epicrealism_naturalSin_121250 chilloutmix_NiPrunedFp32Fix "
                           "abyssorangemix3AOM3_aom3a3_10864 dreamshaper_8_93211 WFChild_v1.0 "
                           "majichenmixrealistic_v10 realisticVisionV51_v51VAE_94301 "
                           "sdxlUnstableDiffusers_v11_216694 realisticVisionV40_v40VAE_81510 "
                           "epicrealismXL_v10_247189 somboy_v10_172675 yesmixXL_v10_283329 "
                           "animagineXLV31_v31_325600");
        const QStringList ids = page.split(u' ');
        QSet<QString> offered;
        for (const BaseModel &model : baseModels())
            offered.insert(model.id);
        QCOMPARE(baseModels().size(), 17u);
        QCOMPARE(offered, QSet<QString>(ids.begin(), ids.end()));
    }

    void givesEachANameOfItsOwn()
    {
        QSet<QString> names;
        for (const BaseModel &model : baseModels()) {
            QVERIFY2(!model.name.isEmpty() && !model.name.contains(u'_'), qPrintable(model.id));
            names.insert(model.name);
        }
        QCOMPARE(names.size(), 17);
    }

    void knowsFamilySizeAndCheckpoint_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<Family>("family");
        QTest::addColumn<int>("size");
        QTest::addColumn<QString>("checkpoint");
        const auto row = [](const char *id, Family family, int size, const char *checkpoint) {
            QTest::newRow(id) << QString::fromLatin1(id) << family << size << QString::fromLatin1(checkpoint);
        };
        row("v1-5-pruned-emaonly", Family::Sd15, 512, "v1-5-pruned-emaonly.safetensors");
        row("WFChild_v1.0", Family::Sd15, 512, "WFChild_v1.0.safetensors");
        row("realisticVisionV51_v51VAE_94301", Family::Sd15, 512,
            "realisticVisionV51_v51VAE_94301.safetensors");
        row("stable-diffusion-xl-base-1.0", Family::Sdxl, 1024, "sd_xl_base_1.0.safetensors");
        row("animagineXLV31_v31_325600", Family::Sdxl, 1024, "animagineXLV31_v31_325600.safetensors");
        row("yesmixXL_v10_283329", Family::Sdxl, 1024, "yesmixXL_v10_283329.safetensors");
    }
    void knowsFamilySizeAndCheckpoint()
    {
        QFETCH(QString, id);
        QFETCH(Family, family);
        QFETCH(int, size);
        QFETCH(QString, checkpoint);
        const BaseModel *model = findBaseModel(id);
        QVERIFY(model);
        QCOMPARE(model->family, family);
        QCOMPARE(model->nativeSize, size);
        QCOMPARE(model->checkpoint, checkpoint);
    }

    void hasSevenModelsOfTheLargerFamily()
    {
        QCOMPARE(std::ranges::count(baseModels(), Family::Sdxl, &BaseModel::family), 7);
    }

    void putsTheGeneralistFirstInEachFamily()
    {
        const auto &models = baseModels();
        QCOMPARE(models.front().id, QStringLiteral("v1-5-pruned-emaonly"));
        const auto sdxl = std::ranges::find(models, Family::Sdxl, &BaseModel::family);
        QCOMPARE(sdxl->id, QStringLiteral("stable-diffusion-xl-base-1.0"));
        QVERIFY(std::ranges::is_partitioned(
            models, [](Family f) { return f == Family::Sd15; }, &BaseModel::family));
    }

    void findsNothingForAnUnknownId()
    {
        QVERIFY(!findBaseModel(QStringLiteral("no-such-model")));
        QVERIFY(!findBaseModel(QString()));
        QVERIFY(!findBaseModel(QStringLiteral("V1-5-PRUNED-EMAONLY")));
    }

    void namesTheFamilies()
    {
        QCOMPARE(familyName(Family::Sd15), QStringLiteral("SD 1.5"));
        QCOMPARE(familyName(Family::Sdxl), QStringLiteral("SDXL"));
    }
};

QTEST_GUILESS_MAIN(tst_BaseModel)
#include "tst_BaseModel.moc"
