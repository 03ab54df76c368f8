// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/ContractRows.h"
#include "tests/app/demo/DemoCaller.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace easel;

/// Every rule of POST /v3/async/txt2img, one row a rule.
class tst_DemoGenerationContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void generationsFollowTheContract_data();
    void generationsFollowTheContract();
    void generationsRefuseLorasTheyCannotUse();

private:
    DemoCaller m_demo;
};

void tst_DemoGenerationContract::initTestCase()
{
    m_demo.options.speed = 1e6; // rate windows of a moment
    m_demo.start();
}

void tst_DemoGenerationContract::generationsFollowTheContract_data()
{
    addRowColumns();
    row("as it should be", u"request.unknown_key"_s, 1);
    row("request absent", u"request"_s, absent, u"request"_s);
    row("extra absent", u"extra"_s, absent);
    row("type webp", u"extra.response_image_type"_s, u"webp"_s);
    row("type jpg", u"extra.response_image_type"_s, u"jpg"_s, u"extra.response_image_type"_s);
    row("nsfw level 3", u"extra.nsfw_detection_level"_s, 3, u"extra.nsfw_detection_level"_s);
    row("nsfw a word", u"extra.enable_nsfw_detection"_s, u"no"_s, u"extra.enable_nsfw_detection"_s);
    for (const char *always : {"model_name", "prompt", "width", "height", "image_num", "steps",
                               "guidance_scale", "sampler_name", "seed"}) {
        const QString path = u"request."_s + QString::fromLatin1(always);
        row(qPrintable(path + " absent"_L1), path, absent, path);
        row(qPrintable(path + " null"_L1), path, null, path);
        row(qPrintable(path + " of another type"_L1), path, QJsonArray(), path);
    }
    for (const char *checkpoint : {"sd_xl_base_1.0.safetensors",
                                   "realisticVisionV51_v51VAE_94301.safetensors", "WFChild_v1.0.safetensors"})
        row(checkpoint, u"request.model_name"_s, QString::fromLatin1(checkpoint));
    row("checkpoint without extension", u"request.model_name"_s, u"v1-5-pruned-emaonly"_s,
        u"request.model_name"_s);
    row("the base model's id of SDXL", u"request.model_name"_s, u"stable-diffusion-xl-base-1.0.safetensors"_s,
        u"request.model_name"_s);
    row("prompt of 1024", u"request.prompt"_s, many(1024));
    row("prompt of 1025", u"request.prompt"_s, many(1025), u"request.prompt"_s);
    row("negative prompt empty", u"request.negative_prompt"_s, u""_s);
    row("negative prompt of 1025", u"request.negative_prompt"_s, many(1025), u"request.negative_prompt"_s);
    row("width 2048", u"request.width"_s, 2048);
    row("width 127", u"request.width"_s, 127, u"request.width"_s);
    row("height 2049", u"request.height"_s, 2049, u"request.height"_s);
    row("image_num 8", u"request.image_num"_s, 8);
    row("image_num 9", u"request.image_num"_s, 9, u"request.image_num"_s);
    row("image_num 0", u"request.image_num"_s, 0, u"request.image_num"_s);
    row("steps 100", u"request.steps"_s, 100);
    row("steps 101", u"request.steps"_s, 101, u"request.steps"_s);
    row("guidance 1", u"request.guidance_scale"_s, 1);
    row("guidance 0.9", u"request.guidance_scale"_s, 0.9, u"request.guidance_scale"_s);
    row("guidance 30.5", u"request.guidance_scale"_s, 30.5, u"request.guidance_scale"_s);
    for (const char *sampler : {"Euler a",
                                "Euler",
                                "LMS",
                                "Heun",
                                "DPM2",
                                "DPM2 a",
                                "DPM++ 2S a",
                                "DPM++ 2M",
                                "DPM++ SDE",
                                "DPM fast",
                                "DPM adaptive",
                                "LMS Karras",
                                "DPM2 Karras",
                                "DPM2 a Karras",
                                "DPM++ 2S a Karras",
                                "DPM++ 2M Karras",
                                "DPM++ SDE Karras",
                                "DDIM",
                                "PLMS",
                                "UniPC"})
        row(sampler, u"request.sampler_name"_s, QString::fromLatin1(sampler));
    row("sampler unknown", u"request.sampler_name"_s, u"euler"_s, u"request.sampler_name"_s);
    row("seed -1", u"request.seed"_s, -1);
    row("seed -2", u"request.seed"_s, -2, u"request.seed"_s);
    row("seed large", u"request.seed"_s, 4294967295.0);
    row("clip_skip 12", u"request.clip_skip"_s, 12);
    row("clip_skip 0", u"request.clip_skip"_s, 0, u"request.clip_skip"_s);
    row("clip_skip 13", u"request.clip_skip"_s, 13, u"request.clip_skip"_s);
    row("VAE empty", u"request.sd_vae"_s, u""_s);
    row("VAE unknown", u"request.sd_vae"_s, u"other.vae"_s, u"request.sd_vae"_s);

    const QJsonObject nameless{{u"model_name"_s, u""_s}};
    row("LoRAs empty", u"request.loras"_s, QJsonArray());
    row("LoRA without a name", u"request.loras"_s, QJsonArray{nameless});
    row("six LoRAs", u"request.loras"_s, listOf(6, nameless), u"request.loras"_s);
    const QJsonObject unknown{{u"model_name"_s, u"model_1_X.safetensors"_s}, {u"strength"_s, 0.5}};
    row("LoRA unknown", u"request.loras"_s, QJsonArray{unknown}, u"model_1_X.safetensors"_s);
    row("strength absent", u"request.loras"_s, QJsonArray{with(unknown, u"strength"_s, absent)},
        u"request.loras[0].strength"_s);
    row("strength 1.1", u"request.loras"_s, QJsonArray{with(unknown, u"strength"_s, 1.1)},
        u"request.loras[0].strength"_s);
    row("strength -0.1", u"request.loras"_s, QJsonArray{with(unknown, u"strength"_s, -0.1)},
        u"request.loras[0].strength"_s);
    row("embedding without a name", u"request.embeddings"_s, QJsonArray{nameless});
    row("embedding unknown", u"request.embeddings"_s, QJsonArray{unknown},
        u"request.embeddings[0].model_name"_s);
    row("six embeddings", u"request.embeddings"_s, listOf(6, nameless), u"request.embeddings"_s);

    const QJsonObject hires{{u"target_width"_s, 256}, {u"target_height"_s, 256}, {u"strength"_s, 0.5}};
    row("hires fix", u"request.hires_fix"_s, hires);
    row("hires fix null", u"request.hires_fix"_s, null);
    row("hires target absent", u"request.hires_fix"_s, with(hires, u"target_width"_s, absent),
        u"request.hires_fix.target_width"_s);
    row("hires target 4097", u"request.hires_fix"_s, with(hires, u"target_height"_s, 4097),
        u"request.hires_fix.target_height"_s);
    row("hires strength 2", u"request.hires_fix"_s, with(hires, u"strength"_s, 2),
        u"request.hires_fix.strength"_s);
    row("hires upscaler", u"request.hires_fix"_s, with(hires, u"upscaler"_s, u"Latent"_s));
    row("hires upscaler unknown", u"request.hires_fix"_s, with(hires, u"upscaler"_s, u"Other"_s),
        u"request.hires_fix.upscaler"_s);
    row("refiner null", u"request.refiner"_s, QJsonObject{{u"switch_at"_s, null}});
    row("refiner 1.5", u"request.refiner"_s, QJsonObject{{u"switch_at"_s, 1.5}},
        u"request.refiner.switch_at"_s);
    row("restore faces", u"request.restore_faces"_s, true);
    row("restore faces a number", u"request.restore_faces"_s, 1, u"request.restore_faces"_s);
    row("transparent on SD 1.5", u"request.enable_transparent_background"_s, true,
        u"request.enable_transparent_background"_s);
}

void tst_DemoGenerationContract::generationsFollowTheContract()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, refusedField);
    const DemoReply reply = m_demo.post(u"/v3/async/txt2img"_s, with(m_demo.txt2imgBody(), path, value));
    if (refusedField.isEmpty()) {
        QVERIFY2(reply.status == 200, reply.body);
        QVERIFY(!reply.json()["task_id"_L1].toString().isEmpty());
        return;
    }
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.reason(), u"INVALID_REQUEST_BODY"_s);
    QVERIFY2(reply.message().contains(refusedField), reply.body);
}

void tst_DemoGenerationContract::generationsRefuseLorasTheyCannotUse()
{
    const QString lora = m_demo.servingLora();
    QVERIFY(lora.endsWith(".safetensors"_L1));
    const auto reply = [this](const QString &name, const QString &checkpoint) {
        const QJsonArray loras{QJsonObject{{u"model_name"_s, name}, {u"strength"_s, 0.7}}};
        return m_demo.post(u"/v3/async/txt2img"_s, with(with(m_demo.txt2imgBody(), u"request.loras"_s, loras),
                                                        u"request.model_name"_s, checkpoint));
    };
    QCOMPARE(reply(lora, u"dreamshaper_8_93211.safetensors"_s).status, 200);
    QCOMPARE(reply(lora.chopped(12), u"dreamshaper_8_93211.safetensors"_s).status, 200); // without extension
    const DemoReply otherFamily = reply(lora, u"sd_xl_base_1.0.safetensors"_s);
    QCOMPARE(otherFamily.status, 400);
    QVERIFY(otherFamily.message().contains(lora));
}

QTEST_GUILESS_MAIN(tst_DemoGenerationContract)
#include "tst_DemoGenerationContract.moc"
