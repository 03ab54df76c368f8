// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "Files.h"
#include "tests/support/TestClock.h"

#include "app/dataset/Dataset.h"

#include <QTemporaryDir>

#include <memory>

namespace easel::test {

inline constexpr int patience = 30'000; ///< ms, for workers of a busy machine

/// A dataset in a folder of its own, with a clock that stands still.
struct OpenDataset
{
    OpenDataset()
        : dataset(std::make_unique<Dataset>(clock))
    {
    }

    QString path(const QString &name) const { return dir.filePath(name); }
    QByteArray bytes(const QString &name) const { return bytesOf(path(name)); }
    bool exists(const QString &name) const;
    void put(const QString &name, const QByteArray &content) const { write(path(name), content); }
    /// A picture of its own, and a caption where one is given.
    void putPicture(const QString &name, const QByteArray &caption = {});

    bool open() { return dataset->openAndWait(dir.path()).has_value(); }
    /// Opens the folder again as another program would find it.
    std::unique_ptr<Dataset> reopened();
    QStringList ids() const;
    QString caption(const QString &id) const;
    bool isIncluded(const QString &id) const;
    Framing framing(const QString &id) const;
    /// Time passes until everything is written.
    bool save();

    QTemporaryDir dir;
    TestClock clock;
    std::unique_ptr<Dataset> dataset;

private:
    int m_pictures = 0;
};

} // namespace easel::test
