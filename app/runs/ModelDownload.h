// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/ModelFile.h"
#include "app/runs/RunStep.h"

#include <QFile>

namespace easel {

/// Brings the file of one trained model into a folder. What came is kept as NAME.part, so that it goes on
/// from there after a broken line, an address that died, or a restart; the name is given once the file is
/// whole: as long as announced, and a safetensors file by its header. Asks GET /v3/model for the address each
/// time.
class ModelDownload : public QObject
{
    Q_OBJECT
public:
    ModelDownload(const RunTools &tools, const QString &modelName, const QString &folder,
                  QObject *parent = nullptr);

    const ModelFile &file() const { return m_file; }
    void look(); ///< what lies there already
    void begin();
    void stop(); ///< what came stays

    /// The model's name as a file name: no folders, no names that a system keeps for itself.
    static QString fileName(const QString &modelName);
    static constexpr qint64 largestModel = qint64(8) * 1024 * 1024 * 1024;

Q_SIGNALS:
    void changed();

private:
    void findAddress();
    void found(const ServiceResult<std::optional<ServiceModel>> &model);
    Error notWritten() const;
    void load(const QUrl &url);
    bool keep(const FileHead &head, const QByteArray &piece);
    void ended(const ServiceResult<FileHead> &head);
    void tryAgain(const ServiceError &error);
    void fail(const Error &error);
    void check();
    void tell();
    bool openPart(const FileHead &head);
    QString path(const QString &suffix = {}) const;

    const RunTools &m_tools;
    const QString m_modelName;
    const QString m_folder;
    ModelFile m_file;
    QFile m_part;
    QObject *m_attempt = nullptr; ///< owns the calls of this try; deleted, they end
    std::optional<Error> m_diskError;
    int m_failures = 0;
    qint64 m_told = 0; ///< bytes when changed() was last said
};

} // namespace easel
