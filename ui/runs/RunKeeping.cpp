// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunKeeping.h"

#include "ui/widgets/InlineQuestion.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace easel {

bool canPutAway(const Run &run)
{
    return run.origin != Origin::Service && !run.unfinished();
}

RunKeeping::RunKeeping(QWidget *parent)
    : QWidget(parent)
    , m_archive(new Button({}))
    , m_delete(new Button(tr("Delete")))
    , m_trash(new InlineQuestion(tr("Move to the trash"), tr("Keep the run"), Button::Kind::Normal))
    , m_forGood(new InlineQuestion(tr("Delete for good"), tr("Keep the run"), Button::Kind::Normal))
{
    m_archive->setObjectName(QStringLiteral("archiveRun"));
    m_delete->setObjectName(QStringLiteral("deleteRun"));
    m_delete->setAccessibleName(tr("Delete the run"));
    m_trash->setObjectName(QStringLiteral("deleteQuestion"));
    m_forGood->setObjectName(QStringLiteral("deleteForGoodQuestion"));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_archive);
    row->addWidget(m_delete);
    row->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addLayout(row);
    layout->addWidget(m_trash);
    layout->addWidget(m_forGood);
    connectSignals();
}

void RunKeeping::connectSignals()
{
    connect(m_archive, &Button::clicked, this, [this] { Q_EMIT archiveRequested(!m_archived); });
    connect(m_delete, &Button::clicked, this, &RunKeeping::askToDelete);
    connect(m_trash, &InlineQuestion::confirmed, this, [this] { Q_EMIT deleteRequested(false); });
    connect(m_forGood, &InlineQuestion::confirmed, this, [this] { Q_EMIT deleteRequested(true); });
    for (InlineQuestion *question : {m_trash, m_forGood}) {
        connect(question, &InlineQuestion::declined, this, [this] {
            m_delete->show();
            m_delete->setFocus(Qt::OtherFocusReason);
        });
    }
}

void RunKeeping::endQuestions()
{
    m_trash->hide();
    m_forGood->hide();
}

void RunKeeping::setRun(const Run &run)
{
    const bool can = canPutAway(run);
    if (run.id != m_runId || !can)
        endQuestions();
    m_runId = run.id;
    m_name = run.name;
    m_archived = run.archived;
    m_content = run.samplesDone() > 0 ? tr("%n picture(s)", nullptr, run.samplesDone()) : QString();
    m_archive->setText(m_archived ? tr("Bring back from the archive") : tr("Archive"));
    m_archive->setToolTip(m_archived ? QString()
                                     : tr("Out of the list; its files stay, and it can be brought back."));
    m_delete->setVisible(!m_trash->isVisibleTo(this) && !m_forGood->isVisibleTo(this));
    setVisible(can);
}

void RunKeeping::askToDelete()
{
    m_delete->hide();
    const QString what = m_content.isEmpty()
                             ? tr("The run “%1” and its files go to the trash.").arg(m_name)
                             : tr("The run “%1” goes to the trash, with %2.").arg(m_name, m_content);
    m_trash->ask(what + u' ' +
                 tr("The trained model stays at the service, which offers no way to delete it."));
}

void RunKeeping::askForGood(const QString &runId, const QString &reason)
{
    if (runId != m_runId)
        return;
    m_delete->hide();
    m_forGood->ask(reason + u' ' + tr("Deleted for good, they cannot be brought back."));
}

} // namespace easel
