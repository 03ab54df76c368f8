// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace easel {

class Actions;
class Button;
class Settings;

/// What stands in the Dataset page's place until a dataset is open: where to drop, three ways to begin, and
/// the datasets of before.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    StartPage(Settings &settings, Actions &actions, QWidget *parent = nullptr);

Q_SIGNALS:
    void datasetChosen(const QString &folder);

private:
    void listRecent();
    QWidget *createRecentRow(const QString &folder);

    Settings &m_settings;
    QWidget *m_recent;
    QVBoxLayout *m_rows;
};

} // namespace easel
