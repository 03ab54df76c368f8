// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/RunNews.h"
#include "ui/desktop/RunsProgress.h"

#include <QObject>

namespace easel {

/// What the desktop around the window offers. One object a window; tests put their own in its place.
class Desktop : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// There is a place for an icon by which a hidden window can be found again.
    virtual bool hasTray() const = 0;
    /// The icon is there while the window is not.
    virtual void setInTray(bool inTray) = 0;
    /// At the program's icon: in the taskbar or dock, and in the tray.
    virtual void showProgress(const RunsProgress &progress) = 0;
    /// A notification of the system; nothing where it has none.
    virtual void tell(const RunNews &news) = 0;

Q_SIGNALS:
    void newsChosen(const QString &runId); ///< the person pressed a notification
    void windowRequested();                ///< from the tray
    void quitRequested();                  ///< from the tray
};

} // namespace easel
