// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/DemoCaller.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace easel;

class tst_DemoTrainings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aTrainingGoesThroughItsPhases();
    void eachPhaseHasItsShareOfTwoMinutes();
    void aFailingTrainingHasNoModel();
    void anUnknownTaskIsNotFound();
    void theListIsNewestFirstAndPaged();
    void modelsAreListedByTypeAndOwner();
    void aServingModelCanBeDownloadedInParts();
    void theFileOfAModelIsGivenToNobodyElse();
    void whatIsPaidForIsTakenOffTheBalance();
    void aRestartGoesOnWhereTimeStands();
    void anotherSpeedNeverTurnsProgressBack();

private:
    std::unique_ptr<DemoCaller> m_demo;
};

static QString phaseOf(const QJsonObject &training)
{
    return training["task_status"_L1].toString() + training["models"_L1][0]["model_status"_L1].toString();
}

void tst_DemoTrainings::init()
{
    m_demo = std::make_unique<DemoCaller>();
    m_demo->start();
}

void tst_DemoTrainings::aTrainingGoesThroughItsPhases()
{
    m_demo->options.speed = 30; // four seconds in all
    m_demo->start();
    const QString task = m_demo->startTraining();
    QStringList phases;
    double progress = 0;
    double left = 1e9;
    QJsonObject seen;
    const auto serving = [&] {
        seen = m_demo->training(task);
        const QString phase = phaseOf(seen);
        if (!phases.contains(phase))
            phases += phase;
        if (phase == "TRAINING"_L1) {
            const QJsonObject extra = seen["extra"_L1].toObject();
            const bool rises = extra["progress_percent"_L1].toDouble() >= progress;
            const bool falls = extra["eta_relative"_L1].toDouble() <= left;
            if (!rises || !falls)
                phases += u"went back"_s;
            progress = extra["progress_percent"_L1].toDouble();
            left = extra["eta_relative"_L1].toDouble();
        }
        if (phase == "QUEUING"_L1 && seen.contains("extra"_L1))
            phases += u"progress in the queue"_s;
        if (phase != "SUCCESSSERVING"_L1 && !seen["model_type"_L1].toString().isEmpty())
            phases += u"type before the end"_s;
        return phase == "SUCCESSSERVING"_L1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(serving(), 20'000);
    QCOMPARE(phases, QStringList({u"QUEUING"_s, u"TRAINING"_s, u"SUCCESSDEPLOYING"_s, u"SUCCESSSERVING"_s}));
    QVERIFY(progress > 50 && progress <= 100);
    QVERIFY(left >= 0 && left <= 4);
    QCOMPARE(seen["task_id"_L1].toString(), task);
    QCOMPARE(seen["model_type"_L1].toString(), u"lora"_s);
    QVERIFY(!seen.contains("extra"_L1));
    static const QRegularExpression name(u"^model_\\d+_[0-9A-F]{10}\\.safetensors$"_s);
    QVERIFY(name.match(seen["models"_L1][0]["model_name"_L1].toString()).hasMatch());
}

void tst_DemoTrainings::eachPhaseHasItsShareOfTwoMinutes()
{
    constexpr double speed = 40; // three seconds in all
    m_demo->options.speed = speed;
    m_demo->start();
    const QString task = m_demo->startTraining();
    QElapsedTimer clock;
    clock.start();
    QHash<QString, double> endedAt; // seconds at speed 1
    const auto serving = [&] {
        const QString phase = phaseOf(m_demo->training(task));
        endedAt[phase] = double(clock.elapsed()) / 1000 * speed;
        return phase == "SUCCESSSERVING"_L1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(serving(), 20'000);
    const double whole = endedAt[u"SUCCESSSERVING"_s];
    QVERIFY(whole > 100);
    // Each ends at least a twentieth after the one before (less the grain of the polling).
    const double share = 120 / 20.0 - 2;
    QVERIFY(endedAt[u"QUEUING"_s] > share);
    QVERIFY(endedAt[u"TRAINING"_s] - endedAt[u"QUEUING"_s] > share);
    QVERIFY(endedAt[u"SUCCESSDEPLOYING"_s] - endedAt[u"TRAINING"_s] > share);
}

void tst_DemoTrainings::aFailingTrainingHasNoModel()
{
    m_demo->options.failTrainings = true;
    m_demo->start();
    const QString task = m_demo->startTraining();
    QTRY_COMPARE(m_demo->training(task)["task_status"_L1].toString(), u"FAILED"_s);
    QVERIFY(m_demo->training(task)["models"_L1].toArray().isEmpty());
    QVERIFY(m_demo->get(u"/v3/model?filter.types=lora"_s).json()["models"_L1].toArray().isEmpty());
}

void tst_DemoTrainings::anUnknownTaskIsNotFound()
{
    const DemoReply reply = m_demo->get(u"/v3/training/style?task_id=d660cdd0-ab9b-4a55-8b78-4bc851051fb0"_s);
    QCOMPARE(reply.status, 404);
    QCOMPARE(reply.reason(), u"TASK_NOT_FOUND"_s);
    const DemoReply without = m_demo->get(u"/v3/training/style"_s);
    QCOMPARE(without.status, 400);
    QVERIFY(without.message().contains("task_id"_L1));
}

void tst_DemoTrainings::theListIsNewestFirstAndPaged()
{
    m_demo->options.speed = 1; // none finishes
    m_demo->start();
    const QJsonValue asset = m_demo->upload(DemoCaller::encoded(DemoCaller::picture(0), "PNG"));
    QStringList started;
    for (int i = 0; i < 12; ++i) {
        const QJsonObject body = with(m_demo->trainingBody({asset}), u"name"_s, u"style %1"_s.arg(i));
        started.prepend(m_demo->post(u"/v3/training/style"_s, body).json()["task_id"_L1].toString());
    }
    QStringList listed;
    QList<qsizetype> pages;
    QString cursor;
    do {
        const QJsonObject page =
            m_demo->get(u"/v3/training?pagination.limit=5&pagination.cursor="_s + cursor).json();
        const QJsonArray tasks = page["tasks"_L1].toArray();
        pages += tasks.size();
        for (const QJsonValue &task : tasks)
            listed += task["task_id"_L1].toString();
        cursor = page["pagination"_L1]["next_cursor"_L1].toString();
    } while (!cursor.isEmpty() && pages.size() < 10);
    QCOMPARE(listed, started);
    QCOMPARE(pages, QList<qsizetype>({5, 5, 2}));

    const QJsonObject byDefault = m_demo->get(u"/v3/training"_s).json();
    QCOMPARE(byDefault["tasks"_L1].toArray().size(), 10);
    QCOMPARE(byDefault["pagination"_L1]["next_cursor"_L1].toString(), u"c_10"_s);
    const QJsonObject newest = byDefault["tasks"_L1][0].toObject();
    QCOMPARE(newest["task_name"_L1].toString(), u"style 11"_s);
    QCOMPARE(newest["task_type"_L1].toString(), u"style"_s);
    QCOMPARE(newest["task_status"_L1].toString(), u"QUEUING"_s);
    QVERIFY(newest["models"_L1].isArray() && newest["models"_L1].toArray().isEmpty());
    QVERIFY(std::abs(newest["created_at"_L1].toInteger() - QDateTime::currentSecsSinceEpoch()) < 30);
}

void tst_DemoTrainings::modelsAreListedByTypeAndOwner()
{
    const QString lora = m_demo->servingLora(u"animagineXLV31_v31_325600"_s);
    const QJsonArray mine =
        m_demo->get(u"/v3/model?filter.visibility=private&filter.source=training&filter.types=lora"_s)
            .json()["models"_L1]
            .toArray();
    QCOMPARE(mine.size(), 1);
    QCOMPARE(mine[0]["sd_name_in_api"_L1].toString(), lora);
    QCOMPARE(mine[0]["name"_L1].toString(), u"a style"_s);
    QCOMPARE(mine[0]["base_model"_L1].toString(), u"SDXL 1.0"_s);
    QCOMPARE(mine[0]["is_sdxl"_L1].toBool(), true);
    QCOMPARE(mine[0]["status"_L1].toInt(), 1);

    const QJsonArray checkpoints = m_demo->get(u"/v3/model?filter.types=checkpoint&pagination.limit=100"_s)
                                       .json()["models"_L1]
                                       .toArray();
    QCOMPARE(checkpoints.size(), 17);
    QVERIFY(std::any_of(checkpoints.begin(), checkpoints.end(), [](const QJsonValue &model) {
        return model["sd_name"_L1].toString() == "sd_xl_base_1.0.safetensors"_L1;
    }));
    QVERIFY(m_demo->get(u"/v3/model?filter.types=vae"_s).json()["models"_L1].toArray().isEmpty());
    QCOMPARE(m_demo->get(u"/v3/model?filter.types=picture"_s).status, 400);
    QCOMPARE(m_demo->get(u"/v3/model?filter.visibility=mine"_s).status, 400);
}

static QUrl downloadUrl(DemoCaller &demo)
{
    const QJsonObject models = demo.get(u"/v3/model?filter.types=lora"_s).json();
    return QUrl::fromEncoded(models["models"_L1][0]["download_url"_L1].toString().toLatin1());
}

void tst_DemoTrainings::aServingModelCanBeDownloadedInParts()
{
    m_demo->options.speed = 1;
    m_demo->start();
    m_demo->startTraining();
    QVERIFY(downloadUrl(*m_demo).isEmpty()); // not before it serves
    m_demo->options.speed = 10'000;
    m_demo->start();
    QTRY_VERIFY(!downloadUrl(*m_demo).isEmpty());
    const QUrl url = downloadUrl(*m_demo);
    const QJsonValue entry = m_demo->get(u"/v3/model?filter.types=lora"_s).json()["models"_L1][0];
    QVERIFY(entry["download_url_ttl"_L1].toString().toInt() > 0);

    const DemoReply whole = m_demo->download(url);
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.body.size() > 100'000);
    QCOMPARE(m_demo->download(url).body, whole.body); // the same bytes each time
    // A safetensors file: its length, JSON, and tensors that fill the rest.
    const auto header = qFromLittleEndian<quint64>(whole.body.constData());
    const QJsonObject json = QJsonDocument::fromJson(whole.body.mid(8, qsizetype(header))).object();
    QCOMPARE(json["__metadata__"_L1]["ss_network_dim"_L1].toString(), u"8"_s);
    QCOMPARE(json["__metadata__"_L1]["ss_sd_model_name"_L1].toString(), u"v1-5-pruned-emaonly"_s);
    qint64 end = 0;
    for (const QJsonValue tensor : json)
        end = std::max(end, tensor["data_offsets"_L1][1].toInteger());
    QCOMPARE(end, whole.body.size() - 8 - qint64(header));

    const DemoReply rest = m_demo->send("GET", url, {}, {{"Range", "bytes=1000-"}});
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.body, whole.body.mid(1000));
    const QByteArray size = QByteArray::number(whole.body.size());
    QCOMPARE(rest.contentRange, "bytes 1000-" + QByteArray::number(whole.body.size() - 1) + '/' + size);
    const DemoReply middle =
        m_demo->send("GET", url, {}, {{"Range", "bytes=10-19"}, {"If-Range", whole.etag}});
    QCOMPARE(middle.body, whole.body.mid(10, 10));
    const DemoReply changed =
        m_demo->send("GET", url, {}, {{"Range", "bytes=10-"}, {"If-Range", "\"another\""}});
    QCOMPARE(changed.status, 200);
    const DemoReply behind = m_demo->send("GET", url, {}, {{"Range", "bytes=" + size + '-'}});
    QCOMPARE(behind.status, 416);
    QCOMPARE(behind.contentRange, "bytes */" + size);
}

void tst_DemoTrainings::theFileOfAModelIsGivenToNobodyElse()
{
    m_demo->servingLora();
    QUrl url = downloadUrl(*m_demo);
    // Two authentications meet, as at a storage.
    QCOMPARE(m_demo->send("GET", url, {}, {{"Authorization", "Bearer demo"}}).status, 400);
    url.setQuery(QString());
    QCOMPARE(m_demo->download(url).status, 403);
    QUrl other = downloadUrl(*m_demo);
    other.setPath(u"/model-files/loras/another.safetensors"_s);
    QCOMPARE(m_demo->download(other).status, 403); // signed for one path
}

void tst_DemoTrainings::whatIsPaidForIsTakenOffTheBalance()
{
    const auto balance = [this] {
        const DemoReply reply = m_demo->get(u"/openapi/v1/billing/balance/detail"_s);
        const QJsonValue available = reply.json()["availableBalance"_L1];
        return available.isString() ? available.toString().toLongLong() : -1; // texts, never numbers
    };
    const qint64 before = balance();
    QVERIFY(before > 0);
    const QJsonValue asset = m_demo->upload(DemoCaller::encoded(DemoCaller::picture(0), "PNG"));
    QCOMPARE(balance(), before); // uploads cost nothing
    const auto train = [&](int steps) {
        const QJsonObject body =
            with(m_demo->trainingBody({asset}), u"expert_setting.max_train_steps"_s, steps);
        QCOMPARE(m_demo->post(u"/v3/training/style"_s, body).status, 200);
    };
    train(500);
    const qint64 after = balance();
    QVERIFY(after < before);
    train(1000);
    QVERIFY(after - balance() > before - after); // more steps cost more
    const qint64 restarted = balance();
    m_demo->start();
    QCOMPARE(balance(), restarted);
    QCOMPARE(m_demo
                 ->send("GET", m_demo->url(u"/openapi/v1/billing/balance/detail"_s), {},
                        {{"User-Agent", "Easel/test"}})
                 .status,
             400); // without a key
}

void tst_DemoTrainings::aRestartGoesOnWhereTimeStands()
{
    m_demo->options.speed = 40;
    m_demo->start();
    const QString task = m_demo->startTraining(u"kept"_s);
    QTRY_COMPARE(m_demo->training(task)["task_status"_L1].toString(), u"TRAINING"_s);
    const double before = m_demo->training(task)["extra"_L1]["progress_percent"_L1].toDouble();
    m_demo->stop();
    m_demo->start();
    const QJsonObject after = m_demo->training(task);
    QVERIFY(after["task_status"_L1].toString() != "QUEUING"_L1);
    QVERIFY(after["extra"_L1]["progress_percent"_L1].toDouble(100) >= before);
    QCOMPARE(m_demo->get(u"/v3/training"_s).json()["tasks"_L1][0]["task_name"_L1].toString(), u"kept"_s);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOf(m_demo->training(task)), u"SUCCESSSERVING"_s, 10'000);
}

void tst_DemoTrainings::anotherSpeedNeverTurnsProgressBack()
{
    m_demo->options.speed = 40;
    m_demo->start();
    const QString task = m_demo->startTraining();
    QTRY_COMPARE(m_demo->training(task)["task_status"_L1].toString(), u"TRAINING"_s);
    const double before = m_demo->training(task)["extra"_L1]["progress_percent"_L1].toDouble();
    m_demo->options.speed = 1;
    m_demo->start();
    const QJsonObject slow = m_demo->training(task);
    QCOMPARE(slow["task_status"_L1].toString(), u"TRAINING"_s);
    QVERIFY(slow["extra"_L1]["progress_percent"_L1].toDouble() >= before);
    QVERIFY(slow["extra"_L1]["eta_relative"_L1].toDouble() > 5);
    m_demo->options.speed = 4000;
    m_demo->start();
    QTRY_COMPARE(phaseOf(m_demo->training(task)), u"SUCCESSSERVING"_s);
}

QTEST_GUILESS_MAIN(tst_DemoTrainings)
#include "tst_DemoTrainings.moc"
