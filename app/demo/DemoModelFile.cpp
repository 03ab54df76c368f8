// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoModelFile.h"

#include "app/demo/DemoCatalogue.h"
#include "app/demo/DemoChance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

constexpr int rank = 8;
constexpr int blocks = 6;
const QStringList layers{u"attn1_to_q"_s, u"attn1_to_v"_s, u"attn2_to_q"_s, u"attn2_to_v"_s};

/// Small numbers of either sign, in half precision.
void appendHalves(QByteArray &data, int count, DemoChance &chance)
{
    for (int i = 0; i < count; ++i) {
        const int exponent = 5 + chance.below(5);
        const quint16 bits = quint16(chance.below(2) << 15 | exponent << 10 | chance.below(1024));
        uchar bytes[2];
        qToLittleEndian(bits, bytes);
        data.append(reinterpret_cast<const char *>(bytes), 2);
    }
}

class Tensors
{
public:
    explicit Tensors(const DemoTraining &training)
        : m_chance(training.taskId.toUtf8())
    {
    }

    void addLayer(const QString &name, int width)
    {
        addHalves(name + ".lora_down.weight"_L1, {rank, width});
        addHalves(name + ".lora_up.weight"_L1, {width, rank});
    }
    const QJsonObject &header() const { return m_header; }
    const QByteArray &data() const { return m_data; }

private:
    void addHalves(const QString &name, std::pair<int, int> shape)
    {
        const qsizetype begin = m_data.size();
        appendHalves(m_data, shape.first * shape.second, m_chance);
        m_header.insert(name, QJsonObject{{u"dtype"_s, u"F16"_s},
                                          {u"shape"_s, QJsonArray{shape.first, shape.second}},
                                          {u"data_offsets"_s, QJsonArray{begin, m_data.size()}}});
    }

    DemoChance m_chance;
    QJsonObject m_header;
    QByteArray m_data;
};

/// Every value is a string, numbers too.
QJsonObject metadata(const DemoTraining &training, bool sdxl)
{
    const QString steps = QString::number(training.steps);
    return {{u"format"_s, u"pt"_s},
            {u"ss_network_module"_s, u"networks.lora"_s},
            {u"ss_network_dim"_s, QString::number(rank)},
            {u"ss_network_alpha"_s, QString::number(rank)},
            {u"ss_output_name"_s, training.name},
            {u"ss_sd_model_name"_s, training.baseModel},
            {u"ss_base_model_version"_s, sdxl ? u"sdxl_base_v1-0"_s : u"sd_v1-5"_s},
            {u"ss_steps"_s, steps},
            {u"ss_max_train_steps"_s, steps},
            {u"ss_num_train_images"_s, QString::number(training.assets.size())},
            {u"ss_seed"_s, QString::number(training.seed)},
            {u"ss_training_comment"_s, u"A demonstration: these weights were made up, not trained."_s}};
}

} // namespace

QByteArray demoModelFile(const DemoTraining &training)
{
    const DemoModel *base = demoModelByBase(training.baseModel);
    const bool sdxl = base && base->sdxl;
    Tensors tensors(training);
    for (int block = 0; block < blocks; ++block) {
        for (const QString &layer : layers) {
            tensors.addLayer(
                u"lora_unet_mid_block_attentions_0_transformer_blocks_%1_%2"_s.arg(block).arg(layer),
                sdxl ? 640 : 320);
        }
    }
    QJsonObject header = tensors.header();
    header.insert(u"__metadata__"_s, metadata(training, sdxl));
    QByteArray json = QJsonDocument(header).toJson(QJsonDocument::Compact);
    json.append((8 - json.size() % 8) % 8, ' '); // the tensors begin at a multiple of eight
    uchar length[8];
    qToLittleEndian(quint64(json.size()), length);
    return QByteArray(reinterpret_cast<const char *>(length), 8) + json + tensors.data();
}

DemoAnswer demoFileAnswer(const DemoRequest &request, const QByteArray &bytes)
{
    const QByteArray etag = '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex() + '"';
    DemoAnswer whole{200, "application/octet-stream", bytes, {{"Accept-Ranges", "bytes"}, {"ETag", etag}}};
    static const QRegularExpression form(u"\\Abytes=(\\d{1,15})-(\\d{0,15})\\z"_s);
    const auto range = form.match(QString::fromLatin1(request.header("Range")));
    const QByteArray ifRange = request.header("If-Range");
    if (!range.hasMatch() || (!ifRange.isEmpty() && ifRange != etag))
        return whole;
    const qint64 size = bytes.size();
    const qint64 first = range.captured(1).toLongLong();
    const qint64 last =
        range.captured(2).isEmpty() ? size - 1 : std::min(size - 1, range.captured(2).toLongLong());
    if (first >= size || last < first) {
        DemoAnswer answer =
            DemoAnswer::storageError(416, u"InvalidRange"_s, u"The requested range is not satisfiable"_s);
        answer.headers.append({"Content-Range", "bytes */" + QByteArray::number(size)});
        return answer;
    }
    DemoAnswer part = whole;
    part.status = 206;
    part.body = bytes.mid(first, last - first + 1);
    part.headers.append({"Content-Range", "bytes " + QByteArray::number(first) + '-' +
                                              QByteArray::number(last) + '/' + QByteArray::number(size)});
    return part;
}

} // namespace easel
