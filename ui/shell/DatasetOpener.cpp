// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DatasetOpener.h"

#include "app/core/Worker.h"
#include "app/dataset/ExampleDataset.h"

#include <QFileDialog>
#include <QFuture>
#include <QStandardPaths>

namespace easel {

DatasetOpener::DatasetOpener(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

QFileDialog *DatasetOpener::createDialog(const QString &title)
{
    auto *dialog =
        new QFileDialog(m_window, title, QStandardPaths::writableLocation(QStandardPaths::PicturesLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &DatasetOpener::chosen);
    connect(dialog, &QFileDialog::rejected, this, &DatasetOpener::cancelled);
    return dialog;
}

void DatasetOpener::chooseFolder()
{
    QFileDialog *dialog = createDialog(tr("Open a folder of pictures"));
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->open();
}

void DatasetOpener::chooseNewFolder()
{
    QFileDialog *dialog = createDialog(tr("Where the new dataset will lie"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // an existing folder is opened, not replaced
    dialog->setLabelText(QFileDialog::FileName, tr("Name:"));
    dialog->setLabelText(QFileDialog::Accept, tr("Make the dataset"));
    dialog->selectFile(tr("My style"));
    dialog->open();
}

void DatasetOpener::makeExample(const QString &folder)
{
    Q_EMIT exampleBusy(true);
    inWorker(
        this, [folder] { return createExampleDataset(folder); },
        [this, folder](const Result<void> &made) {
            Q_EMIT exampleBusy(false);
            if (made)
                Q_EMIT chosen(folder);
            else
                Q_EMIT exampleFailed(made.error());
        });
}

} // namespace easel
