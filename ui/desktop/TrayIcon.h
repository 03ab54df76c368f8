// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunNews.h"
#include "ui/desktop/RunsProgress.h"

#include <QMenu>
#include <QSystemTrayIcon>

namespace easel {

/// Easel's icon in the tray, with what the runs do as its tooltip, and a menu that leads back to the window.
/// Hidden until it is shown.
class TrayIcon : public QObject
{
    Q_OBJECT
public:
    explicit TrayIcon(QObject *parent = nullptr);

    void setVisible(bool visible);
    bool isVisible() const { return m_icon.isVisible(); }
    void showProgress(const RunsProgress &progress);
    /// A bubble at the icon; only while it is visible.
    void tell(const RunNews &news);

Q_SIGNALS:
    void windowRequested();
    void quitRequested();
    void newsChosen(const QString &runId);

private:
    void createMenu();

    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QString m_told; ///< the run of the newest bubble
};

} // namespace easel
