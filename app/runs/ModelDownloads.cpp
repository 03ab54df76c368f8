// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/ModelDownloads.h"

namespace easel {

ModelDownloads::ModelDownloads(const RunTools &tools, const QString &runsFolder, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_runsFolder(runsFolder)
{
}

ModelDownload &ModelDownloads::download(const QString &run, const QString &modelName)
{
    ModelDownload *&download = m_downloads[{run, modelName}];
    if (!download) {
        const QString folder = m_runsFolder + u'/' + run + QStringLiteral("/models");
        download = new ModelDownload(m_tools, modelName, folder, this);
        connect(download, &ModelDownload::changed, this,
                [this, run, modelName, one = download] { Q_EMIT changed(run, modelName, one->file()); });
    }
    return *download;
}

void ModelDownloads::look(const QString &run, const QString &modelName)
{
    download(run, modelName).look();
}

void ModelDownloads::begin(const QString &run, const QString &modelName)
{
    download(run, modelName).begin();
}

void ModelDownloads::stop(const QString &run, const QString &modelName)
{
    download(run, modelName).stop();
}

void ModelDownloads::stopAll(const QString &run)
{
    for (const auto &[key, download] : m_downloads) {
        if (key.first == run)
            download->stop();
    }
}

} // namespace easel
