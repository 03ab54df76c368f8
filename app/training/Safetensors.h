// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QHash>

#include <optional>
#include <vector>

class QIODevice;

namespace easel {

/// The header of a safetensors file: eight bytes with its length, then JSON, then the tensors' bytes.
struct SafetensorsHeader
{
    struct Tensor
    {
        QString name;
        QString type; ///< "F16", "BF16", …
        std::vector<qint64> shape;
        qint64 begin = 0; ///< of its bytes, behind the header
        qint64 end = 0;
    };

    QHash<QString, QString> metadata;
    std::vector<Tensor> tensors; ///< in the order of their bytes
    qint64 headerBytes = 0;      ///< with the eight
    qint64 dataBytes = 0;
};

/// Reads the header and checks it against the file's size: known types, sizes that fit the shapes, tensors
/// that cover the rest of the file without a gap and without an overlap. Error: Refused, saying what is
/// wrong.
Result<SafetensorsHeader> readSafetensorsHeader(QIODevice &file, qint64 fileBytes);

/// What the header of a LoRA tells a person. Trainers write what they like: all of it may be absent.
struct LoraFacts
{
    std::optional<qint64> dim;   ///< network dimension (rank)
    std::optional<double> alpha; ///< network alpha
    QString base;                ///< the base model's name
    QString baseVersion;         ///< its family, as the trainer names it
    std::optional<qint64> steps;
    std::optional<qint64> epochs;
    std::optional<qint64> pictures;
    QString precision; ///< of most tensors
    int tensors = 0;
    qint64 bytes = 0; ///< of the whole file

    bool operator==(const LoraFacts &) const = default;
};
LoraFacts loraFacts(const SafetensorsHeader &header);

} // namespace easel
