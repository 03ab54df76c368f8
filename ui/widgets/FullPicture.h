// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>
#include <QThreadPool>

namespace easel {

/// All pixels of one picture, decoded in a worker; the one that was asked for last, and no other. A picture
/// that would take too much memory comes smaller.
class FullPicture : public QObject
{
    Q_OBJECT
public:
    explicit FullPicture(QObject *parent = nullptr);
    ~FullPicture() override; ///< waits for the picture that is being decoded at the moment

    /// size: the picture's own. Once for each picture; decoded() follows, or nothing where it cannot be read.
    void ask(const QString &path, qint64 modified, QSize size);
    /// Null until it is decoded, and where another one was asked for.
    const QImage &image() const { return m_image; }
    void clear();

    static constexpr qint64 mostPixels = 64'000'000; ///< that are kept: a quarter of a gigabyte

Q_SIGNALS:
    void decoded();

private:
    QThreadPool m_worker;
    QString m_path;
    qint64 m_modified = 0;
    int m_request = 0; ///< an answer to an earlier one is dropped
    QImage m_image;
};

} // namespace easel
