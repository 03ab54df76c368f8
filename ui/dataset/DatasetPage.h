// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Page.h"

namespace easel {

/// The grid of pictures and the inspector.
class DatasetPage : public Page
{
    Q_OBJECT
public:
    DatasetPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~DatasetPage() override;

    /// Selects these items and makes the first the current one.
    void showItems(const QStringList &ids);

Q_SIGNALS:
    void openRequested(); ///< the person wants to open or create a dataset
};

} // namespace easel
