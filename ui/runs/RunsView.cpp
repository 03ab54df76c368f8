// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/RunsView.h"

#include "ui/runs/RemoteBar.h"
#include "ui/runs/RunActions.h"
#include "ui/runs/RunDetail.h"
#include "ui/runs/RunsModel.h"
#include "ui/runs/RunsTable.h"
#include "ui/widgets/Widgets.h"

#include <QItemSelectionModel>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace easel {

RunsView::RunsView(RunsModel &model, Thumbnailer &thumbnailer, std::function<QDateTime()> now,
                   QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_now(std::move(now))
{
    createWidgets(thumbnailer);
    layOut();
    connectSignals();
    showRows();
}

static QString emptySentence()
{
    return RunsView::tr("Every training you start is kept here with its recipe, its stages and its samples.");
}

void RunsView::createWidgets(Thumbnailer &thumbnailer)
{
    m_stack = new QStackedWidget(this);
    m_empty = new EmptyState(QStringLiteral("runs"), tr("No training yet"), emptySentence());
    m_remote = new RemoteBar;
    m_table = new RunsTable(m_model);
    m_detail = new RunDetail(thumbnailer);
    m_splitter = new QSplitter(Qt::Vertical);
}

void RunsView::layOut()
{
    auto *upper = new QWidget;
    auto *top = new QVBoxLayout(upper);
    top->setContentsMargins(space::xl, space::l, space::xl, space::m);
    top->setSpacing(space::m);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::l);
    head->addWidget(new TextLabel(tr("Runs"), TextStyle::PageTitle));
    head->addWidget(m_remote, 1);
    top->addLayout(head);
    top->addWidget(m_table, 1);

    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(m_detail);
    m_detail->setAutoFillBackground(false);
    auto *lower = new Surface(ThemeColor::Panel);
    auto *bottom = new QVBoxLayout(lower);
    bottom->setContentsMargins(0, 0, 0, 0);
    bottom->addWidget(scroll);

    m_splitter->addWidget(upper);
    m_splitter->addWidget(lower);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({300, 560});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void RunsView::connectSignals()
{
    connect(m_empty->addButton(tr("Set up a training")), &Button::clicked, this,
            &RunsView::trainingRequested);
    m_emptyArchived = m_empty->addButton(tr("Show archived"), false);
    m_emptyArchived->setObjectName(QStringLiteral("showArchivedFromEmpty"));
    m_emptyArchived->hide();
    connect(m_emptyArchived, &Button::clicked, m_remote, &RemoteBar::showArchived);
    // selectionChanged, not currentChanged: assistive technology changes the selection alone.
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunsView::takeSelection);
    connect(m_table, &RunsTable::activated, m_detail, &RunDetail::activateMainAction);
    connect(&m_model, &RunsModel::modelReset, this, &RunsView::showRows);
    connect(&m_model, &RunsModel::rowsInserted, this, &RunsView::showRows);
    connect(&m_model, &RunsModel::rowsRemoved, this, &RunsView::showRows);
    connect(&m_model, &RunsModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = m_model.rowOf(m_chosen);
                if (row >= first.row() && row <= last.row())
                    showChosen();
            });
}

void RunsView::choose(const QString &runId)
{
    const int row = m_model.rowOf(runId);
    if (row < 0) {
        m_wanted = runId;
        return;
    }
    m_wanted.clear();
    m_table->selectRow(row);
    m_table->scrollTo(m_model.index(row, 0));
}

const Run *RunsView::chosen() const
{
    const int row = m_model.rowOf(m_chosen);
    return row < 0 ? nullptr : &m_model.runAt(row);
}

void RunsView::refresh()
{
    showChosen();
}

void RunsView::setArchived(int runs)
{
    m_remote->setArchived(runs);
    m_emptyArchived->setVisible(runs > 0);
}

void RunsView::setEmptyNote(const QString &sentence)
{
    m_empty->setSentence(sentence.isEmpty() ? emptySentence() : emptySentence() + u'\n' + sentence);
}

void RunsView::focusTable()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

QByteArray RunsView::layoutState() const
{
    return m_splitter->saveState();
}

void RunsView::restoreLayout(const QByteArray &state)
{
    if (!state.isEmpty())
        m_splitter->restoreState(state);
}

void RunsView::showRows()
{
    const bool any = m_model.rowCount() > 0;
    m_stack->setCurrentWidget(any ? m_splitter : static_cast<QWidget *>(m_empty));
    if (!any)
        return;
    if (m_model.rowOf(m_wanted) >= 0)
        choose(m_wanted);
    else if (!m_table->selectionModel()->hasSelection())
        m_table->selectRow(std::max(0, m_model.rowOf(m_chosen)));
}

void RunsView::takeSelection()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    m_chosen = rows.front().data(RunsModel::IdRole).toString();
    showChosen();
    Q_EMIT chosenChanged();
}

void RunsView::showChosen()
{
    const int row = m_model.rowOf(m_chosen);
    if (row >= 0)
        m_detail->setRun(m_model.runAt(row), m_model.secondsLeft(row), m_now());
}

} // namespace easel
