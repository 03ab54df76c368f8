// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LeaveGuard.h"

#include "app/dataset/Dataset.h"
#include "ui/shell/Notices.h"

namespace easel {

namespace {

const QString leavingPrefix = QStringLiteral("leaving:");
const QString editsNotice = leavingPrefix + QStringLiteral("edits");
const QString copiesNotice = leavingPrefix + QStringLiteral("copies");

} // namespace

LeaveGuard::LeaveGuard(Dataset &dataset, Notices &notices, QWidget *window)
    : QObject(window)
    , m_dataset(dataset)
    , m_notices(notices)
    , m_window(window)
{
    connect(&dataset, &Dataset::aboutToReset, this, &LeaveGuard::forget);
    connect(&dataset, &Dataset::savedChanged, this, [this] {
        if (m_dataset.hasUnsaved())
            return;
        m_wasTold = false;
        m_notices.dismiss(editsNotice);
    });
    connect(&dataset, &Dataset::added, this, [this] {
        if (!m_dataset.isAdding())
            m_notices.dismiss(copiesNotice);
    });
}

bool LeaveGuard::mayLeave(Way way, const Leave &leave)
{
    if (QWidget *field = m_window->focusWidget())
        field->clearFocus(); // what is being typed counts
    if (m_dataset.isAdding() && !m_dropCopies) {
        askAboutCopies(way, leave);
        return false;
    }
    if (!m_dropEdits) {
        if (const Result<void> saved = m_dataset.saveNow(); !saved) {
            if (std::exchange(m_wasTold, true))
                askAboutEdits(way, saved.error().message, leave);
            else
                tellNotSaved(way, saved.error().message, leave);
            return false;
        }
    }
    forget();
    return true;
}

void LeaveGuard::askAboutCopies(Way way, const Leave &leave)
{
    const auto leaveNow = [this, leave] {
        m_dropCopies = true;
        leave();
    };
    m_notices.show(
        copiesNotice,
        tr("Pictures are still being copied into “%1”. Those that are not there yet would be left out.")
            .arg(m_dataset.name()),
        Banner::Tone::Amber, {tr("Stay"), {}},
        {way == Way::Close ? tr("Close anyway") : tr("Open anyway"), leaveNow});
    Q_EMIT asked();
}

void LeaveGuard::tellNotSaved(Way way, const QString &sentence, const Leave &leave)
{
    m_notices.show(editsNotice,
                   (way == Way::Close ? tr("%1 The window stays open, with your edits.")
                                      : tr("%1 The dataset stays open, with your edits."))
                       .arg(sentence),
                   Banner::Tone::Red, {tr("Save again"), [this, way, leave] { saveAgain(way, leave); }});
    Q_EMIT asked();
}

void LeaveGuard::saveAgain(Way way, const Leave &leave)
{
    if (const Result<void> saved = m_dataset.saveNow(); !saved)
        tellNotSaved(way, saved.error().message, leave);
}

void LeaveGuard::askAboutEdits(Way way, const QString &sentence, const Leave &leave)
{
    const bool closes = way == Way::Close;
    const auto leaveNow = [this, leave] {
        m_dropEdits = true;
        leave();
    };
    m_notices.show(editsNotice,
                   (closes ? tr("%1 Closing now loses your latest edits.")
                           : tr("%1 Opening another dataset now loses your latest edits."))
                       .arg(sentence),
                   Banner::Tone::Red, {closes ? tr("Keep open") : tr("Stay"), [this] { forget(); }},
                   {closes ? tr("Close without saving") : tr("Open anyway"), leaveNow});
    Q_EMIT asked();
}

void LeaveGuard::forget()
{
    m_wasTold = false;
    m_dropEdits = false;
    m_dropCopies = false;
    m_notices.dismissAll(leavingPrefix);
}

} // namespace easel
