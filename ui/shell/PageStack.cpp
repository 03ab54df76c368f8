// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageStack.h"

#include "app/dataset/Dataset.h"
#include "app/workspace/Workspace.h"
#include "ui/dataset/DatasetPage.h"
#include "ui/runs/RunsPage.h"
#include "ui/samples/SamplesPage.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/StartPage.h"
#include "ui/training/TrainingPage.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace easel {

namespace {

const QString datasetName = QStringLiteral("dataset");
const QString trainingName = QStringLiteral("training");
const QString runsName = QStringLiteral("runs");
const QString samplesName = QStringLiteral("samples");
const QString settingsName = QStringLiteral("settings");

} // namespace

PageStack::PageStack(Workspace &workspace, Actions &actions, QWidget *parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
{
    createPages(actions);
    connectPages();
}

void PageStack::createPages(Actions &actions)
{
    m_start = new StartPage(m_workspace.settings(), actions, this);
    m_dataset = new DatasetPage(m_workspace, actions, this);
    m_training = new TrainingPage(m_workspace, actions, this);
    m_runs = new RunsPage(m_workspace, actions, this);
    m_samples = new SamplesPage(m_workspace, actions, this);
    m_settings = new SettingsPage(m_workspace, actions, this);
    for (QWidget *page : {static_cast<QWidget *>(m_start), static_cast<QWidget *>(m_dataset),
                          static_cast<QWidget *>(m_training), static_cast<QWidget *>(m_runs),
                          static_cast<QWidget *>(m_samples), static_cast<QWidget *>(m_settings)})
        addWidget(page);
}

void PageStack::connectPages()
{
    for (const QString &name : {datasetName, trainingName, runsName, samplesName, settingsName}) {
        Page *page = pageOf(name);
        connect(page, &Page::messageRaised, this, &PageStack::messageRaised);
        connect(page, &Page::pageRequested, this, &PageStack::showPage);
        connect(page, &Page::statusChanged, this, [this, page] {
            if (currentWidget() == page)
                Q_EMIT statusChanged();
        });
    }
    connect(m_start, &StartPage::datasetChosen, this, &PageStack::datasetChosen);
    connect(m_dataset, &DatasetPage::openRequested, this, &PageStack::openRequested);
    connect(m_training, &TrainingPage::runStarted, this, &PageStack::showRun);
    connect(m_training, &TrainingPage::itemsRequested, this, [this](const QStringList &ids) {
        showPage(datasetName);
        m_dataset->showItems(ids);
    });
    connect(m_runs, &RunsPage::samplesRequested, this, [this](const QString &run) {
        showPage(samplesName);
        m_samples->showRun(run);
    });
    connect(m_runs, &RunsPage::pictureRequested, this, &PageStack::showPicture);
    connect(&m_workspace.dataset(), &Dataset::opened, this, &PageStack::showWantedPicture);
    connect(&m_workspace.dataset(), &Dataset::openFailed, this, [this] { m_wantedPicture.clear(); });
    connect(&m_workspace.dataset(), &Dataset::stateChanged, this, [this] {
        if (m_shown == datasetName)
            showCurrent();
    });
}

Page *PageStack::pageOf(const QString &name) const
{
    if (name == datasetName)
        return m_dataset;
    if (name == trainingName)
        return m_training;
    if (name == runsName)
        return m_runs;
    if (name == samplesName)
        return m_samples;
    return name == settingsName ? m_settings : nullptr;
}

void PageStack::showPage(const QString &page)
{
    if (!pageOf(page))
        return;
    m_shown = page;
    showCurrent();
    Q_EMIT pageShown(page);
}

void PageStack::showRun(const QString &runId)
{
    showPage(runsName);
    m_runs->showRun(runId);
}

void PageStack::showPicture(const QString &datasetFolder, const QString &itemId)
{
    const Dataset &dataset = m_workspace.dataset();
    if (!QFileInfo(datasetFolder).isDir()) {
        Q_EMIT messageRaised(
            tr("The folder %1 is no longer there.").arg(QDir::toNativeSeparators(datasetFolder)));
        return;
    }
    m_wantedPicture = itemId;
    showPage(datasetName);
    if (QDir(dataset.folder()) != QDir(datasetFolder) || dataset.state() == Dataset::State::Closed)
        Q_EMIT datasetChosen(datasetFolder);
    else if (dataset.state() == Dataset::State::Open)
        showWantedPicture();
}

void PageStack::showWantedPicture()
{
    const QString wanted = std::exchange(m_wantedPicture, {});
    if (wanted.isEmpty())
        return;
    m_dataset->showItems({wanted});
    if (m_workspace.dataset().rowOf(wanted) < 0)
        Q_EMIT messageRaised(tr("“%1” is no longer in this dataset.").arg(wanted));
}

void PageStack::showCurrent()
{
    Page *page = pageOf(m_shown);
    const bool begin = page == m_dataset && m_workspace.dataset().state() == Dataset::State::Closed;
    QWidget *shown = begin ? static_cast<QWidget *>(m_start) : page;
    const bool isAnother = currentWidget() != shown;
    setCurrentWidget(shown);
    if (isAnother && !begin) // else the person may be typing in it
        page->activated();
    Q_EMIT statusChanged();
}

QString PageStack::statusLeft() const
{
    const auto *page = qobject_cast<const Page *>(currentWidget());
    return page ? page->statusLeft() : QString();
}

QString PageStack::statusRight() const
{
    const auto *page = qobject_cast<const Page *>(currentWidget());
    return page ? page->statusRight() : QString();
}

} // namespace easel
