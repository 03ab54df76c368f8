// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Troubles.h"

#include "app/dataset/Dataset.h"
#include "app/workspace/Credentials.h"
#include "app/workspace/Runs.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Notices.h"

#include <QLocale>

namespace easel {

namespace {

const QString saving = QStringLiteral("saving");
const QString moving = QStringLiteral("moving");
const QString journal = QStringLiteral("journal");
const QString key = QStringLiteral("key");
const QString sharing = QStringLiteral("sharing");
const QString settingsFile = QStringLiteral("settingsFile");

QString conflictOf(const QString &id)
{
    return QStringLiteral("conflict:") + id;
}

} // namespace

Troubles::Troubles(Workspace &workspace, Notices &notices, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_notices(notices)
{
    watchDataset();
    watchRuns();
    watchPresence();
    connect(&workspace.settings(), &Settings::saveFailed, this,
            [this](const Error &error) { m_notices.show(settingsFile, error.message, Banner::Tone::Amber); });
}

void Troubles::watchDataset()
{
    Dataset &dataset = m_workspace.dataset();
    connect(&dataset, &Dataset::captionConflict, this, &Troubles::tellConflict);
    connect(&dataset, &Dataset::conflictResolved, this,
            [this](const QString &id) { m_notices.dismiss(conflictOf(id)); });
    connect(&dataset, &Dataset::aboutToReset, this, [this] {
        m_notices.dismissAll(conflictOf({})); // of another dataset
        m_notices.dismiss(saving);
        m_notices.dismiss(moving);
    });
    connect(&dataset, &Dataset::moveFailed, this,
            [this](const Error &error) { m_notices.show(moving, error.message, Banner::Tone::Red); });
    connect(&dataset, &Dataset::saveFailed, this, [this](const Error &error) {
        m_notices.show(saving,
                       tr("%1 Your edits are kept here, and saving is tried again.").arg(error.message),
                       Banner::Tone::Red);
    });
    connect(&dataset, &Dataset::savedChanged, this, [this] {
        if (!m_workspace.dataset().hasUnsaved())
            m_notices.dismiss(saving);
    });
}

void Troubles::watchRuns()
{
    connect(&m_workspace.runs(), &Runs::journalFailed, this,
            [this](const Error &error) { m_notices.show(journal, error.message, Banner::Tone::Red); });
    connect(&m_workspace.runs(), &Runs::keyRefused, this, [this] {
        m_notices.show(key, tr("The service refuses the API key. The runs go on as soon as it has another."),
                       Banner::Tone::Amber,
                       {tr("Open the settings"), [this] { Q_EMIT settingsRequested(); }});
    });
    connect(&m_workspace.credentials(), &Credentials::keyChanged, this, [this] { m_notices.dismiss(key); });
}

void Troubles::watchPresence()
{
    Dataset &dataset = m_workspace.dataset();
    connect(&dataset, &Dataset::opened, this, [this] {
        const QStringList others = m_presence.enter(m_workspace.dataset().folder());
        m_notices.dismiss(sharing);
        if (others.isEmpty())
            return;
        m_notices.show(
            sharing,
            tr("This dataset is also open in %1. What is changed there is shown here, and a caption "
               "that both change is asked about.")
                .arg(QLocale().createSeparatedList(others)),
            Banner::Tone::Info);
    });
    connect(&dataset, &Dataset::stateChanged, this, [this] {
        if (m_workspace.dataset().state() == Dataset::State::Open)
            return;
        m_presence.leave();
        m_notices.dismiss(sharing);
    });
}

void Troubles::tellConflict(const QString &id)
{
    Dataset &dataset = m_workspace.dataset();
    m_notices.show(
        conflictOf(id),
        tr("Another program changed the caption of %1 while you did. Nothing was overwritten.").arg(id),
        Banner::Tone::Amber, {tr("Keep mine"), [&dataset, id] { dataset.resolveConflict(id, true); }},
        {tr("Take theirs"), [&dataset, id] { dataset.resolveConflict(id, false); }});
}

} // namespace easel
