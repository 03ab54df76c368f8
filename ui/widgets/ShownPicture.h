// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QObject>

namespace easel {

class Thumbnailer;

/// The pixels of the one picture that somebody shows: what is at hand first, then what was asked for. Never
/// those of another picture.
class ShownPicture : public QObject
{
    Q_OBJECT
public:
    explicit ShownPicture(Thumbnailer &thumbnailer, QObject *parent = nullptr);

    /// size: the picture's own, where it is known already. standIn: a small version, where one is at hand.
    void show(const QString &path, qint64 modified, QSize size, const QImage &standIn);
    /// Device pixels into which the picture should fit; taken in steps. Once for each picture and box.
    void ask(QSize box);

    /// Asks for another one in the same box, since it is likely to be shown next.
    void readAhead(const QString &path, qint64 modified);

    QString path() const { return m_path; }
    qint64 modified() const { return m_modified; }
    QSize size() const { return m_size; }
    const QImage &image() const { return m_image; }
    bool isSharp() const { return m_sharp; } ///< what was asked for, not the stand-in
    bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void changed();

private:
    void take(const QString &path, QSize box, const QImage &image);
    void giveUp(const QString &path, QSize box);
    void setImage(const QImage &image);

    Thumbnailer &m_thumbnailer;
    QString m_path;
    qint64 m_modified = 0;
    QSize m_size;
    QSize m_box;
    QImage m_image;
    bool m_sharp = false;
    bool m_failed = false;
};

} // namespace easel
