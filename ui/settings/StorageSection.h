// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "ui/widgets/Section.h"

namespace easel {

class Button;
class FactList;
class Storage;
class TextLabel;

/// How much of the disk Easel takes, and a button for what can go without a loss.
class StorageSection : public Section
{
    Q_OBJECT
public:
    explicit StorageSection(Storage &storage, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void update();
    void clear();
    void cleared(const Result<qint64> &bytes);

    Storage &m_storage;
    FactList *m_facts;
    Button *m_clear;
    TextLabel *m_outcome;
};

} // namespace easel
