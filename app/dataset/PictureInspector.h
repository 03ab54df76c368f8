// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/FolderScan.h"
#include "app/dataset/WorkQueue.h"
#include "app/imaging/Picture.h"

#include <QObject>

#include <vector>

namespace easel {

/// Reads the headers of pictures in threads of its own and tells what they say, many at a time.
class PictureInspector : public QObject
{
    Q_OBJECT
public:
    struct Picture
    {
        QString id;
        qint64 modified = 0;
    };
    struct Finding
    {
        Picture picture;
        Result<PictureInfo> info;
    };

    explicit PictureInspector(QObject *parent = nullptr);
    ~PictureInspector() override;

    void start(const QString &folder);
    void stop();
    void inspect(const std::vector<Picture> &pictures);
    void finish(); ///< waits for all that was asked for

Q_SIGNALS:
    void found(const std::vector<easel::PictureInspector::Finding> &findings);

private:
    QString m_folder;
    CancelFlag m_cancelled;
    WorkQueue m_queue;
};

} // namespace easel
