// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetNews.h"

#include "app/dataset/Dataset.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/Widgets.h"

#include <QUndoStack>

namespace easel {

namespace {

QString someOf(const QStringList &sentences)
{
    constexpr int most = 5;
    QStringList lines = sentences.mid(0, most);
    if (const int others = int(sentences.size()) - most; others > 0)
        lines.append(DatasetNews::tr("%n more", nullptr, others));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DatasetNews::DatasetNews(Dataset &dataset, Toast &toast, Banner &trouble, QObject *parent)
    : QObject(parent)
    , m_dataset(dataset)
    , m_toast(toast)
    , m_trouble(trouble)
{
    connect(&dataset, &Dataset::addProgress, this, &DatasetNews::tellProgress);
    connect(&dataset, &Dataset::added, this, &DatasetNews::tellAdded);
    connect(&dataset, &Dataset::aboutToReset, this, &DatasetNews::forget);
    connect(dataset.undoStack(), &QUndoStack::indexChanged, this, [this](int index) {
        if (m_undoIndex < 0 || index == m_undoIndex)
            return;
        m_undoIndex = -1;
        m_toast.dismiss();
    });
    connect(&toast, &Toast::clicked, this, &DatasetNews::undo);
}

void DatasetNews::tellProgress(int done, int total)
{
    if (done < total)
        m_toast.showProgress(tr("Adding pictures… %1 of %2").arg(done).arg(total));
}

void DatasetNews::tellAdded(const QStringList &ids, const QStringList &skipped)
{
    m_undoIndex = -1;
    if (ids.isEmpty())
        m_toast.dismiss();
    else
        m_toast.showMessage(tr("%n picture(s) added", nullptr, int(ids.size())));
    if (skipped.isEmpty())
        m_trouble.clear();
    else
        m_trouble.showMessage(someOf(skipped), Banner::Tone::Amber);
}

void DatasetNews::tellRemoved(int pictures)
{
    m_toast.showMessage(tr("%n picture(s) moved to the trash.", nullptr, pictures), tr("Undo"));
    m_undoIndex = m_dataset.undoStack()->index();
}

void DatasetNews::tellGone(const QString &id)
{
    m_undoIndex = -1;
    m_toast.showMessage(tr("%1 is no longer in the dataset.").arg(id));
}

/// What is told is of another dataset.
void DatasetNews::forget()
{
    m_undoIndex = -1;
    m_toast.dismiss();
    m_trouble.clear();
}

void DatasetNews::undo()
{
    if (m_undoIndex >= 0 && m_dataset.undoStack()->index() == m_undoIndex)
        m_dataset.undoStack()->undo();
}

} // namespace easel
