// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"
#include "app/samples/Sample.h"

#include <QObject>

class QAction;
class QWidget;

namespace easel {

class Actions;

/// What can be done with samples that exist, in the registry of actions, and the doing of it: pictures are
/// read and copied in workers. Acts on the chosen samples; only while the page is at the front.
class SampleActions : public QObject
{
    Q_OBJECT
public:
    SampleActions(Actions &registry, QWidget *page);

    QAction *saveAs() const { return m_saveAs; }
    QAction *copyPicture() const { return m_copyPicture; }
    QAction *showInFolder() const { return m_showInFolder; }
    QAction *useSettings() const { return m_useSettings; }
    QAction *makeAgain() const { return m_makeAgain; }

    /// current: the one that single actions are about.
    void setChosen(const std::vector<Sample> &samples, const std::optional<Sample> &current);
    void setPageInFront(bool inFront);
    void showMenu(const QPoint &globalPosition);

Q_SIGNALS:
    void useSettingsRequested(const easel::Sample &sample);
    void makeAgainRequested(const std::vector<qint64> &samples); ///< the unknown ones
    void saved(int pictures);
    void copied();
    void failed(const QString &sentence);

private:
    void createActions(Actions &registry);
    void connectActions();
    void update();
    QStringList files() const; ///< of the chosen ones
    std::vector<qint64> unknown() const;
    void chooseTarget();
    void save(const QStringList &from, const QStringList &to);
    void copyToClipboard();

    QWidget *m_page;
    std::vector<Sample> m_chosen;
    std::optional<Sample> m_current;
    bool m_inFront = false;

    QAction *m_saveAs = nullptr;
    QAction *m_copyPicture = nullptr;
    QAction *m_showInFolder = nullptr;
    QAction *m_useSettings = nullptr;
    QAction *m_makeAgain = nullptr;
};

/// Copies files to other places, replacing what is there; the first failure ends it. Slow: for workers.
Result<int> copyFiles(const QStringList &from, const QStringList &to);
/// The same names in folder; where one is taken, with " (2)" and so on.
QStringList freeNamesIn(const QString &folder, const QStringList &files);

} // namespace easel
