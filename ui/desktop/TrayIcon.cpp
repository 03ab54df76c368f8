// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/TrayIcon.h"

#include <QApplication>

namespace easel {

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_icon(QApplication::windowIcon())
{
    createMenu();
    showProgress({});
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowRequested();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, [this] { Q_EMIT newsChosen(m_told); });
}

void TrayIcon::createMenu()
{
    connect(m_menu.addAction(tr("Show Easel")), &QAction::triggered, this, &TrayIcon::windowRequested);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
    m_icon.setContextMenu(&m_menu);
}

void TrayIcon::setVisible(bool visible)
{
    m_icon.setVisible(visible);
}

void TrayIcon::showProgress(const RunsProgress &progress)
{
    const QString sentence = progressSentence(progress);
    m_icon.setToolTip(sentence.isEmpty() ? tr("Easel") : tr("Easel: %1").arg(sentence));
}

void TrayIcon::tell(const RunNews &news)
{
    if (!m_icon.isVisible())
        return;
    m_told = news.runId;
    const auto picture =
        news.kind == RunNews::Kind::Finished ? QSystemTrayIcon::Information : QSystemTrayIcon::Warning;
    m_icon.showMessage(news.title, news.text, picture);
}

} // namespace easel
