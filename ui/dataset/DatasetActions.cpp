// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetActions.h"

#include "app/dataset/Dataset.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/ShowInFolder.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace easel {

DatasetActions::DatasetActions(Dataset &dataset, Actions &registry, QWidget *page)
    : QObject(page)
    , m_dataset(dataset)
    , m_page(page)
{
    createActions(registry);
    connectActions();
    update();
}

void DatasetActions::createActions(Actions &registry)
{
    m_addPictures = registry.add(QStringLiteral("dataset.addPictures"), tr("Add pictures"),
                                 QKeySequence(Qt::CTRL | Qt::Key_I), QStringLiteral("add"));
    m_addFolder = registry.add(QStringLiteral("dataset.addFolder"), tr("Add folder"),
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I));
    m_view = registry.add(QStringLiteral("dataset.view"), tr("Show full size"), QKeySequence(Qt::Key_Space));
    // Only where the pictures have the focus: elsewhere the key presses buttons and parts words.
    m_view->setShortcutContext(Qt::WidgetShortcut);
    m_find = registry.add(QStringLiteral("dataset.find"), tr("Find pictures"),
                          QKeySequence(QKeySequence::Find), QStringLiteral("search"));
    m_problems = registry.add(QStringLiteral("dataset.problems"), tr("Show problems"),
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    m_chooseBest = registry.add(QStringLiteral("dataset.chooseBest"), tr("Choose the best 50"));
    m_editCaption =
        registry.add(QStringLiteral("dataset.editCaption"), tr("Edit caption"), QKeySequence(Qt::Key_F2));
    m_copyCaption = registry.add(QStringLiteral("dataset.copyCaption"), tr("Copy caption"));
    m_toggle = registry.add(QStringLiteral("dataset.toggleIncluded"), tr("Take in or out of the training"),
                            QKeySequence(Qt::CTRL | Qt::Key_E));
    m_include = registry.add(QStringLiteral("dataset.include"), tr("Take into the training"));
    m_exclude = registry.add(QStringLiteral("dataset.exclude"), tr("Take out of the training"));
    m_copyCrop = registry.add(QStringLiteral("dataset.copyCrop"), tr("Copy crop"),
                              QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    m_applyCrop = registry.add(QStringLiteral("dataset.applyCrop"), tr("Apply crop to the chosen pictures"),
                               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    m_centreCrop = registry.add(QStringLiteral("dataset.centreCrop"), tr("Centre crop again"),
                                QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Backspace));
    m_showInFolder = registry.add(QStringLiteral("dataset.showInFolder"), tr("Show in the file manager"));
    m_remove = registry.add(QStringLiteral("dataset.remove"), tr("Move to the trash"), QKeySequence::Delete);
}

void DatasetActions::connectActions()
{
    connect(m_addPictures, &QAction::triggered, this, &DatasetActions::chooseFiles);
    connect(m_addFolder, &QAction::triggered, this, &DatasetActions::chooseFolder);
    connect(m_view, &QAction::triggered, this, &DatasetActions::viewRequested);
    connect(m_find, &QAction::triggered, this, &DatasetActions::findRequested);
    connect(m_problems, &QAction::triggered, this, &DatasetActions::problemsRequested);
    connect(m_chooseBest, &QAction::triggered, this, &DatasetActions::chooseBestRequested);
    connect(m_editCaption, &QAction::triggered, this, &DatasetActions::editCaptionRequested);
    connect(m_copyCaption, &QAction::triggered, this, &DatasetActions::copyCaption);
    connect(m_toggle, &QAction::triggered, this, [this] { setIncluded(!allIncluded()); });
    connect(m_include, &QAction::triggered, this, [this] { setIncluded(true); });
    connect(m_exclude, &QAction::triggered, this, [this] { setIncluded(false); });
    connect(m_copyCrop, &QAction::triggered, this, &DatasetActions::copyCrop);
    connect(m_applyCrop, &QAction::triggered, this, [this] { setFraming(*m_copiedCrop); });
    connect(m_centreCrop, &QAction::triggered, this, [this] { setFraming({}); });
    connect(m_remove, &QAction::triggered, this, &DatasetActions::removeChosen);
    connect(m_showInFolder, &QAction::triggered, this, [this] {
        if (const int row = m_dataset.rowOf(m_chosen.value(0)); row >= 0)
            showInFolder(m_dataset.picturePath(row));
    });
    connect(&m_dataset, &Dataset::stateChanged, this, &DatasetActions::update);
    // What a crop can be taken from, and put back from, changes with each drag.
    connect(&m_dataset, &Dataset::itemChanged, this, [this](int row) {
        if (m_inFront && m_chosen.contains(m_dataset.at(row).id))
            updateCrop();
    });
}

void DatasetActions::setChosen(const QStringList &ids)
{
    m_chosen = ids;
    update();
}

void DatasetActions::setPageInFront(bool inFront)
{
    m_inFront = inFront;
    update();
}

void DatasetActions::update()
{
    const bool open = m_dataset.state() == Dataset::State::Open;
    const bool writable = open && !m_dataset.isReadOnly();
    const bool chosen = m_inFront && open && !m_chosen.isEmpty();
    m_addPictures->setEnabled(writable);
    m_addFolder->setEnabled(writable);
    m_view->setEnabled(chosen);
    m_find->setEnabled(m_inFront && open);
    m_problems->setEnabled(m_inFront && open);
    m_chooseBest->setEnabled(m_inFront && writable);
    m_editCaption->setEnabled(chosen && m_chosen.size() == 1);
    m_copyCaption->setEnabled(chosen && m_chosen.size() == 1);
    m_showInFolder->setEnabled(chosen);
    updateCrop();
    for (QAction *action : {m_toggle, m_include, m_exclude, m_remove})
        action->setEnabled(chosen && writable);
}

void DatasetActions::updateCrop()
{
    const bool open = m_inFront && m_dataset.state() == Dataset::State::Open;
    const bool writable = open && !m_dataset.isReadOnly() && !m_chosen.isEmpty();
    const bool own = open && anyHasOwnCrop();
    m_copyCrop->setEnabled(own && m_chosen.size() == 1);
    m_applyCrop->setEnabled(writable && m_copiedCrop);
    m_centreCrop->setEnabled(writable && own);
}

bool DatasetActions::anyHasOwnCrop() const
{
    return std::any_of(m_chosen.begin(), m_chosen.end(), [this](const QString &id) {
        const int row = m_dataset.rowOf(id);
        return row >= 0 && !m_dataset.at(row).framing.isCentred();
    });
}

bool DatasetActions::allIncluded() const
{
    return std::all_of(m_chosen.begin(), m_chosen.end(), [this](const QString &id) {
        const int row = m_dataset.rowOf(id);
        return row < 0 || m_dataset.at(row).included;
    });
}

void DatasetActions::setIncluded(bool included)
{
    if (const auto done = m_dataset.setIncluded(m_chosen, included); !done)
        Q_EMIT failed(done.error().message);
}

void DatasetActions::removeChosen()
{
    const QStringList ids = m_chosen; // changes while rows go
    Q_EMIT aboutToRemove();
    if (const auto done = m_dataset.removeItems(ids); done)
        Q_EMIT removed(int(ids.size()));
    else
        Q_EMIT failed(done.error().message);
}

void DatasetActions::copyCaption()
{
    if (const int row = m_dataset.rowOf(m_chosen.value(0)); row >= 0)
        QGuiApplication::clipboard()->setText(m_dataset.at(row).caption);
}

void DatasetActions::copyCrop()
{
    if (const int row = m_dataset.rowOf(m_chosen.value(0)); row >= 0)
        m_copiedCrop = m_dataset.at(row).framing;
    updateCrop();
}

void DatasetActions::setFraming(const Framing &framing)
{
    if (const auto done = m_dataset.setFraming(m_chosen, framing); !done)
        Q_EMIT failed(done.error().message);
}

void DatasetActions::chooseFiles()
{
    auto *dialog = new QFileDialog(m_page, tr("Add pictures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Pictures (%1)").arg(pictureNameFilters().join(QLatin1Char(' '))),
                            tr("All files (%1)").arg(QStringLiteral("*"))});
    connect(dialog, &QFileDialog::urlsSelected, &m_dataset, &Dataset::addFiles);
    dialog->open();
}

void DatasetActions::chooseFolder()
{
    auto *dialog = new QFileDialog(m_page, tr("Add the pictures of a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::urlsSelected, &m_dataset, &Dataset::addFiles);
    dialog->open();
}

void DatasetActions::showMenu(const QPoint &globalPosition)
{
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_chosen.isEmpty()) {
        menu->addAction(m_view);
        menu->addAction(allIncluded() ? m_exclude : m_include);
        menu->addSeparator();
        if (m_chosen.size() == 1)
            menu->addActions({m_editCaption, m_copyCaption});
        menu->addSeparator();
        for (QAction *action : {m_copyCrop, m_applyCrop, m_centreCrop}) {
            if (action->isEnabled())
                menu->addAction(action);
        }
        menu->addSeparator();
        menu->addAction(m_showInFolder);
        menu->addSeparator();
        menu->addAction(m_remove);
        menu->addSeparator();
    }
    menu->addActions({m_addPictures, m_addFolder});
    menu->popup(globalPosition);
}

} // namespace easel
