// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RemoteBar.h"

#include "ui/runs/RunTexts.h"
#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/Widgets.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace easel {

RemoteBar::RemoteBar(QWidget *parent)
    : QWidget(parent)
    , m_archived(new Button({}, Button::Kind::Quiet))
    , m_text(new TextLabel({}, TextStyle::Facts, ThemeColor::Dim))
    , m_refresh(new QToolButton)
{
    m_text->setObjectName(QStringLiteral("remoteState"));
    m_text->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_refresh->setObjectName(QStringLiteral("refreshRuns"));
    m_refresh->setIcon(themeIcon(QStringLiteral("refresh")));
    m_refresh->setAutoRaise(true);
    m_refresh->setAccessibleName(tr("Read the service’s list"));
    m_refresh->setToolTip(tr("Read the service’s list again"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    m_archived->setObjectName(QStringLiteral("showArchived"));
    m_archived->setCheckable(true);
    m_archived->hide();
    layout->addWidget(m_text, 1);
    layout->addWidget(m_archived);
    layout->addWidget(m_refresh);
    connect(m_refresh, &QToolButton::clicked, this, &RemoteBar::refreshRequested);
    connect(m_archived, &Button::toggled, this, &RemoteBar::archivedToggled);
}

void RemoteBar::setArchived(int runs)
{
    m_archived->setVisible(runs > 0);
    m_archived->setText(m_archived->isChecked() ? tr("Hide archived")
                                                : tr("Show %n archived", nullptr, runs));
}

void RemoteBar::showArchived()
{
    m_archived->setChecked(true);
}

bool RemoteBar::showsArchived() const
{
    return m_archived->isChecked();
}

void RemoteBar::setState(const State &state, const QDateTime &now)
{
    const QString text = remoteListText(state, now);
    if (m_text->text() != text)
        m_text->setText(text);
    m_text->setColor(state.error && !state.reading ? ThemeColor::Amber : ThemeColor::Dim);
    m_text->setToolTip(state.error ? toolTipText(state.error->details) : QString());
    m_refresh->setEnabled(state.hasKey && !state.reading);
}

QString remoteListText(const RemoteBar::State &state, const QDateTime &now)
{
    if (!state.hasKey)
        return RemoteBar::tr("Without a key the service’s list cannot be read.");
    if (state.reading)
        return RemoteBar::tr("Reading the service’s list…");
    if (state.error) {
        if (!state.readAt.isValid())
            return RemoteBar::tr("The service’s list could not be read. %1").arg(state.error->message);
        return RemoteBar::tr("The service’s list is of %1. %2", "a time, why it could not be read again")
            .arg(whenText(state.readAt, now), state.error->message);
    }
    if (!state.readAt.isValid())
        return {};
    const QString others = state.elsewhere > 0
                               ? RemoteBar::tr("%n training(s) started elsewhere", nullptr, state.elsewhere)
                               : RemoteBar::tr("Nothing was started elsewhere");
    return RemoteBar::tr("%1 · read %2", "what the service lists, a time")
        .arg(others, whenText(state.readAt, now));
}

} // namespace easel
