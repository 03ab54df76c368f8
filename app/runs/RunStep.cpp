// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunStep.h"

namespace easel {

void RunStep::end(Trouble trouble, const Error &error)
{
    if (std::exchange(m_over, true))
        return;
    Q_EMIT troubled(trouble, error);
}

void RunStep::finish()
{
    if (std::exchange(m_over, true))
        return;
    m_record.setNotice({});
    Q_EMIT finished();
}

void RunStep::goBack()
{
    if (std::exchange(m_over, true))
        return;
    m_record.setNotice({});
    Q_EMIT setBack();
}

bool RunStep::journaled(const Result<void> &written)
{
    if (written)
        return true;
    end(Trouble::Journal, written.error());
    return false;
}

void RunStep::callFailed(const ServiceError &error, Trouble whenRefused)
{
    switch (error.kind) {
    case ErrorKind::Refused:
    case ErrorKind::Picture:
    case ErrorKind::Caption:
    case ErrorKind::Settings:
        return end(whenRefused, error.toError());
    case ErrorKind::Key:
    case ErrorKind::Balance:
    case ErrorKind::Withdrawn:
    case ErrorKind::Conflict:
    case ErrorKind::Disk:
        return end(Trouble::NeedsAttention, error.toError());
    default:
        return end(error.temporary ? Trouble::GaveUp : Trouble::NeedsAttention, error.toError());
    }
}

void RunStep::noticeTrouble(const ServiceError &error)
{
    const QString notice = tr("%1 Easel tries again by itself.").arg(error.message);
    if (m_record.run().notice == notice)
        return;
    m_record.setNotice(notice);
    Q_EMIT changed();
}

void RunStep::clearNotice()
{
    if (m_record.run().notice.isEmpty())
        return;
    m_record.setNotice({});
    Q_EMIT changed();
}

} // namespace easel
