// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

namespace easel::test {

/// A safetensors file of this header and so many bytes of tensors.
inline QByteArray safetensors(const QByteArray &header, qsizetype dataBytes)
{
    uchar length[8];
    qToLittleEndian(quint64(header.size()), length);
    return QByteArray(reinterpret_cast<const char *>(length), 8) + header + QByteArray(dataBytes, 'w');
}

/// A small LoRA as trainers write it: one pair of matrices of rank 4, with metadata.
inline QByteArray smallLora(qsizetype width = 320)
{
    const qsizetype half = 4 * width * 2;
    const QByteArray header =
        R"({"__metadata__":{"ss_network_dim":"4","ss_network_alpha":"2.0","ss_steps":"500",)"
        R"("ss_sd_model_name":"v1-5-pruned-emaonly","ss_base_model_version":"sd_v1-5"},)"
        R"("a.lora_down.weight":{"dtype":"F16","shape":[4,)" +
        QByteArray::number(width) + R"(],"data_offsets":[0,)" + QByteArray::number(half) +
        R"(]},"a.lora_up.weight":{"dtype":"F16","shape":[)" + QByteArray::number(width) +
        R"(,4],"data_offsets":[)" + QByteArray::number(half) + ',' + QByteArray::number(2 * half) + "]}}";
    return safetensors(header, 2 * half);
}

} // namespace easel::test
