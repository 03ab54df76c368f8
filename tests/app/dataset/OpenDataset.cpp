// SPDX-License-Identifier: GPL-3.0-or-later
#include "OpenDataset.h"

#include "app/dataset/CaptionStore.h"

#include <QFile>
#include <QTest>

namespace easel::test {

bool OpenDataset::exists(const QString &name) const
{
    return QFile::exists(path(name));
}

void OpenDataset::putPicture(const QString &name, const QByteArray &caption)
{
    put(name, png(++m_pictures));
    if (!caption.isEmpty())
        put(CaptionStore::captionPath(name), caption);
}

std::unique_ptr<Dataset> OpenDataset::reopened()
{
    auto again = std::make_unique<Dataset>(clock);
    if (!again->openAndWait(dir.path()))
        qFatal("the dataset cannot be opened again");
    return again;
}

QStringList OpenDataset::ids() const
{
    QStringList ids;
    for (int row = 0; row < dataset->count(); ++row)
        ids.append(dataset->at(row).id);
    return ids;
}

QString OpenDataset::caption(const QString &id) const
{
    const int row = dataset->rowOf(id);
    return row < 0 ? QStringLiteral("(no such item)") : dataset->at(row).caption;
}

Framing OpenDataset::framing(const QString &id) const
{
    const int row = dataset->rowOf(id);
    return row >= 0 ? dataset->at(row).framing : Framing();
}

bool OpenDataset::isIncluded(const QString &id) const
{
    const int row = dataset->rowOf(id);
    return row >= 0 && dataset->at(row).included;
}

bool OpenDataset::save()
{
    return QTest::qWaitFor(
        [this] {
            clock.advance(
                std::chrono::seconds(1)); // each time: files that come back may bring something to save
            return !dataset->hasUnsaved();
        },
        patience);
}

} // namespace easel::test
