// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Error.h"

#include <QDateTime>
#include <QWidget>

class QToolButton;

namespace easel {

class Button;
class TextLabel;

/// Above the list: how fresh the service's part of it is, why it could not be read, a button that reads it
/// again, and one that shows what is archived.
class RemoteBar : public QWidget
{
    Q_OBJECT
public:
    explicit RemoteBar(QWidget *parent = nullptr);

    struct State
    {
        bool hasKey = false;
        bool reading = false;
        QDateTime readAt; ///< UTC; invalid where never
        int elsewhere = 0;
        std::optional<Error> error;
    };
    void setState(const State &state, const QDateTime &now);
    /// How many runs are put away; with none there is nothing to show.
    void setArchived(int runs);
    bool showsArchived() const;
    void showArchived(); ///< as the button does

Q_SIGNALS:
    void refreshRequested();
    void archivedToggled(bool shown);

private:
    Button *m_archived;
    TextLabel *m_text;
    QToolButton *m_refresh;
};

/// One sentence on the state; empty where there is nothing to tell.
QString remoteListText(const RemoteBar::State &state, const QDateTime &now);

} // namespace easel
