// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace easel {

/// The body of a request that must leave once. Qt sends a request again when a kept connection turns out to
/// be closed; a sequential body cannot be rewound, so it reports an error instead.
class SequentialBody final : public QIODevice
{
    Q_OBJECT
public:
    explicit SequentialBody(QByteArray bytes, QObject *parent = nullptr);

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }
    bool atEnd() const override;
    qint64 bytesAvailable() const override;

    /// A byte was taken: from now on the other side may have the whole request. Before that it certainly
    /// has not, because the header promises bytes that never left.
    bool wasTouched() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace easel
