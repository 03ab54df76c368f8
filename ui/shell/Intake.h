// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QObject>
#include <QUrl>

class QMimeData;

namespace easel {

class Dataset;

/// Decides what becomes of what is dropped on the window or pasted into it. What comes while no dataset is
/// open waits here for the one that is opened for it.
class Intake : public QObject
{
    Q_OBJECT
public:
    explicit Intake(Dataset &dataset, QObject *parent = nullptr);

    /// What taking would do, for a person; empty where it can do nothing with it.
    QString promise(const QMimeData *mime) const;
    void take(const QMimeData *mime);
    void copyIn(const QString &folder);
    /// Nothing is to be opened for what waits.
    void forgetWaiting();

Q_SIGNALS:
    void openRequested(const QString &folder); ///< it was dropped, and no dataset is open
    void folderDropped(const QString &folder); ///< onto an open dataset: open it, or copyIn()
    void datasetNeeded();                      ///< pictures wait for a dataset

private:
    bool isOpen() const;
    void takeFolder(const QString &folder);
    void takePictures(const QList<QUrl> &urls, const QImage &image);
    void addWaiting();

    Dataset &m_dataset;
    QList<QUrl> m_urls; ///< what waits
    QList<QImage> m_images;
};

} // namespace easel
