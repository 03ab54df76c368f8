// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/training/Safetensors.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

constexpr qint64 lengthBytes = 8;
constexpr qint64 largestHeader = 16LL * 1024 * 1024;
constexpr qsizetype mostDimensions = 8;
constexpr double exactInJson = 9007199254740992.0; // 2^53

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(easel::Safetensors)
};

std::unexpected<Error> wrong(const QString &sentence)
{
    return failure(ErrorKind::Refused, sentence);
}

/// Bits an element; 0 where the type is not known.
int bitsOf(const QString &type)
{
    static const std::map<QString, int> bits{
        {u"BOOL"_s, 8}, {u"U8"_s, 8},   {u"I8"_s, 8},   {u"F8_E4M3"_s, 8}, {u"F8_E5M2"_s, 8},
        {u"U16"_s, 16}, {u"I16"_s, 16}, {u"F16"_s, 16}, {u"BF16"_s, 16},   {u"U32"_s, 32},
        {u"I32"_s, 32}, {u"F32"_s, 32}, {u"U64"_s, 64}, {u"I64"_s, 64},    {u"F64"_s, 64},
    };
    const auto found = bits.find(type);
    return found == bits.end() ? 0 : found->second;
}

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    const double number = value.toDouble(-1);
    if (!value.isDouble() || number < 0 || number > exactInJson || number != std::floor(number))
        return std::nullopt;
    return qint64(number);
}

std::optional<qint64> product(const std::vector<qint64> &shape)
{
    qint64 count = 1;
    for (const qint64 side : shape) {
        if (side > 0 && count > std::numeric_limits<qint64>::max() / 64 / side)
            return std::nullopt;
        count *= side;
    }
    return count;
}

std::optional<SafetensorsHeader::Tensor> readTensor(const QString &name, const QJsonObject &json)
{
    SafetensorsHeader::Tensor tensor;
    tensor.name = name;
    tensor.type = json.value("dtype"_L1).toString();
    const QJsonValue shape = json.value("shape"_L1);
    const QJsonArray offsets = json.value("data_offsets"_L1).toArray();
    const auto begin = wholeNumber(offsets.at(0));
    const auto end = wholeNumber(offsets.at(1));
    if (bitsOf(tensor.type) == 0 || !shape.isArray() || shape.toArray().size() > mostDimensions ||
        offsets.size() != 2 || !begin || !end || *end < *begin)
        return std::nullopt;
    for (const auto &entry : shape.toArray()) {
        const auto side = wholeNumber(entry);
        if (!side)
            return std::nullopt;
        tensor.shape.push_back(*side);
    }
    tensor.begin = *begin;
    tensor.end = *end;
    const auto elements = product(tensor.shape);
    if (!elements || *elements * bitsOf(tensor.type) != (*end - *begin) * 8)
        return std::nullopt;
    return tensor;
}

Result<void> readMetadata(const QJsonValue &json, SafetensorsHeader &header)
{
    if (!json.isObject())
        return wrong(Words::tr("The file's metadata are no list of words."));
    const QJsonObject object = json.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!it->isString())
            return wrong(Words::tr("The file's metadata are no list of words."));
        header.metadata.insert(it.key(), it->toString());
    }
    return {};
}

Result<void> checkPlaces(SafetensorsHeader &header)
{
    std::ranges::sort(header.tensors, [](const auto &a, const auto &b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    qint64 place = 0;
    for (const SafetensorsHeader::Tensor &tensor : header.tensors) {
        if (tensor.begin != place)
            return wrong(Words::tr("The file's tensors do not lie one behind the other."));
        place = tensor.end;
    }
    if (place != header.dataBytes)
        return wrong(Words::tr("The file is not as long as its header says."));
    return {};
}

} // namespace

Result<SafetensorsHeader> readSafetensorsHeader(QIODevice &file, qint64 fileBytes)
{
    uchar length[lengthBytes];
    if (fileBytes < lengthBytes || file.read(reinterpret_cast<char *>(length), lengthBytes) != lengthBytes)
        return wrong(Words::tr("The file is too short for a safetensors file."));
    const quint64 announced = qFromLittleEndian<quint64>(length);
    if (announced < 2 || announced > quint64(largestHeader) || qint64(announced) > fileBytes - lengthBytes)
        return wrong(Words::tr("The file does not begin as a safetensors file does."));
    const QByteArray bytes = file.read(qint64(announced));
    if (bytes.size() != qint64(announced) || !bytes.startsWith('{'))
        return wrong(Words::tr("The file does not begin as a safetensors file does."));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isObject())
        return wrong(Words::tr("The file's header cannot be read."));

    SafetensorsHeader header;
    header.headerBytes = lengthBytes + qint64(announced);
    header.dataBytes = fileBytes - header.headerBytes;
    const QJsonObject entries = document.object();
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        if (it.key() == "__metadata__"_L1) {
            if (const auto read = readMetadata(*it, header); !read)
                return std::unexpected(read.error());
            continue;
        }
        auto tensor = readTensor(it.key(), it->toObject());
        if (!tensor)
            return wrong(Words::tr("The file's header describes “%1” in a way that makes no sense.")
                             .arg(it.key().left(80)));
        header.tensors.push_back(std::move(*tensor));
    }
    if (header.tensors.empty())
        return wrong(Words::tr("The file holds no tensors."));
    if (const auto checked = checkPlaces(header); !checked)
        return std::unexpected(checked.error());
    return header;
}

static std::optional<qint64> wholeWord(const SafetensorsHeader &header, const QStringList &keys)
{
    for (const QString &key : keys) {
        bool ok = false;
        const qint64 value = header.metadata.value(key).toLongLong(&ok);
        if (ok && value >= 0)
            return value;
    }
    return std::nullopt;
}

static QString word(const SafetensorsHeader &header, const QStringList &keys)
{
    for (const QString &key : keys) {
        const QString value = header.metadata.value(key).simplified().left(200);
        if (!value.isEmpty() && value != "None"_L1)
            return value;
    }
    return {};
}

/// The side on which all matrices that lead down agree.
static std::optional<qint64> dimOfTensors(const SafetensorsHeader &header)
{
    std::optional<qint64> dim;
    for (const SafetensorsHeader::Tensor &tensor : header.tensors) {
        const bool down = tensor.name.endsWith("lora_down.weight"_L1) ||
                          tensor.name.endsWith("lora_A.weight"_L1) ||
                          tensor.name.endsWith("lora.down.weight"_L1);
        if (!down || tensor.shape.empty())
            continue;
        if (dim && *dim != tensor.shape.front())
            return std::nullopt;
        dim = tensor.shape.front();
    }
    return dim;
}

static QString commonType(const SafetensorsHeader &header)
{
    std::map<QString, qint64> bytes;
    for (const SafetensorsHeader::Tensor &tensor : header.tensors)
        bytes[tensor.type] += tensor.end - tensor.begin;
    return std::ranges::max_element(bytes, {}, [](const auto &entry) { return entry.second; })->first;
}

LoraFacts loraFacts(const SafetensorsHeader &header)
{
    LoraFacts facts;
    facts.dim = wholeWord(header, {u"ss_network_dim"_s, u"lora_r"_s});
    if (!facts.dim)
        facts.dim = dimOfTensors(header);
    bool ok = false;
    const double alpha = header.metadata.value(u"ss_network_alpha"_s).toDouble(&ok);
    if (ok && std::isfinite(alpha))
        facts.alpha = alpha;
    facts.base = word(header, {u"ss_sd_model_name"_s, u"modelspec.base_model"_s, u"base_model"_s});
    facts.baseVersion = word(header, {u"ss_base_model_version"_s, u"modelspec.architecture"_s});
    facts.steps = wholeWord(header, {u"ss_steps"_s, u"ss_max_train_steps"_s, u"max_train_steps"_s});
    facts.epochs = wholeWord(header, {u"ss_num_epochs"_s, u"ss_epoch"_s});
    facts.pictures = wholeWord(header, {u"ss_num_train_images"_s});
    facts.precision = commonType(header);
    facts.tensors = int(header.tensors.size());
    facts.bytes = header.headerBytes + header.dataBytes;
    return facts;
}

} // namespace easel
