// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowActions.h"

#include "app/dataset/Dataset.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Actions.h"

#include <QAction>
#include <QActionGroup>
#include <QUndoStack>

namespace easel {

WindowActions::WindowActions(Workspace &workspace, Actions &registry, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    createDatasetActions(registry);
    createEditActions(registry);
    createPageActions(registry);
    createAppearanceActions(registry);
}

void WindowActions::createDatasetActions(Actions &registry)
{
    QAction *open = registry.add(QStringLiteral("dataset.open"), tr("Open folder…"), QKeySequence::Open,
                                 QStringLiteral("folder"));
    QAction *create = registry.add(QStringLiteral("dataset.new"), tr("New dataset…"), QKeySequence::New,
                                   QStringLiteral("add"));
    m_example =
        registry.add(QStringLiteral("dataset.example"), tr("Try the example"), {}, QStringLiteral("star"));
    // On buttons without the dots.
    open->setIconText(tr("Open folder"));
    create->setIconText(tr("New dataset"));
    connect(open, &QAction::triggered, this, &WindowActions::openRequested);
    connect(create, &QAction::triggered, this, &WindowActions::newRequested);
    connect(m_example, &QAction::triggered, this, &WindowActions::exampleRequested);
}

void WindowActions::createEditActions(Actions &registry)
{
    QUndoStack *stack = m_workspace.dataset().undoStack();
    QAction *undo =
        registry.add(QStringLiteral("edit.undo"), tr("Undo"), QKeySequence::Undo, QStringLiteral("undo"));
    QAction *redo =
        registry.add(QStringLiteral("edit.redo"), tr("Redo"), QKeySequence::Redo, QStringLiteral("redo"));
    connect(undo, &QAction::triggered, stack, &QUndoStack::undo);
    connect(redo, &QAction::triggered, stack, &QUndoStack::redo);
    const auto follow = [undo, redo, stack] {
        undo->setEnabled(stack->canUndo());
        undo->setText(stack->canUndo() ? tr("Undo: %1").arg(stack->undoText()) : tr("Undo"));
        redo->setEnabled(stack->canRedo());
        redo->setText(stack->canRedo() ? tr("Redo: %1").arg(stack->redoText()) : tr("Redo"));
    };
    connect(stack, &QUndoStack::indexChanged, this, follow);
    connect(stack, &QUndoStack::canUndoChanged, this, follow);
    connect(stack, &QUndoStack::canRedoChanged, this, follow);
    follow();
    QAction *paste = registry.add(QStringLiteral("edit.paste"), tr("Paste pictures"), QKeySequence::Paste);
    connect(paste, &QAction::triggered, this, &WindowActions::pasteRequested);
}

void WindowActions::createPageActions(Actions &registry)
{
    struct Entry
    {
        QString page;
        QString text;
        Qt::Key key;
    };
    for (const Entry &entry : {Entry{QStringLiteral("dataset"), tr("Show the dataset"), Qt::Key_1},
                               Entry{QStringLiteral("training"), tr("Show the training"), Qt::Key_2},
                               Entry{QStringLiteral("runs"), tr("Show the runs"), Qt::Key_3},
                               Entry{QStringLiteral("samples"), tr("Show the samples"), Qt::Key_4}}) {
        QAction *action = registry.add(QStringLiteral("view.") + entry.page, entry.text,
                                       QKeySequence(Qt::CTRL | entry.key), entry.page);
        connect(action, &QAction::triggered, this, [this, page = entry.page] { Q_EMIT pageRequested(page); });
    }
    QAction *settings = registry.add(QStringLiteral("app.settings"), tr("Settings"),
                                     QKeySequence(Qt::CTRL | Qt::Key_Comma), QStringLiteral("settings"));
    settings->setMenuRole(QAction::PreferencesRole);
    connect(settings, &QAction::triggered, this,
            [this] { Q_EMIT pageRequested(QStringLiteral("settings")); });
    QAction *quit = registry.add(QStringLiteral("app.quit"), tr("Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q));
    quit->setMenuRole(QAction::QuitRole);
    connect(quit, &QAction::triggered, this, &WindowActions::quitRequested);
}

void WindowActions::createAppearanceActions(Actions &registry)
{
    Settings &settings = m_workspace.settings();
    auto *group = new QActionGroup(this);
    for (const auto &[appearance, text] :
         {std::pair(Appearance::System, tr("As the system")), std::pair(Appearance::Light, tr("Light")),
          std::pair(Appearance::Dark, tr("Dark")),
          std::pair(Appearance::HighContrast, tr("High contrast"))}) {
        QAction *action = registry.add(QStringLiteral("appearance.") + appearanceWord(appearance), text);
        action->setCheckable(true);
        group->addAction(action);
        const auto follow = [&settings, action, appearance = appearance] {
            action->setChecked(settings.appearance() == appearance);
        };
        connect(action, &QAction::triggered, this,
                [&settings, appearance = appearance] { settings.setAppearance(appearance); });
        connect(&settings, &Settings::appearanceChanged, action, follow);
        follow();
    }
}

void WindowActions::setExampleBusy(bool busy)
{
    m_example->setEnabled(!busy);
    m_example->setText(busy ? tr("Painting the example…") : tr("Try the example"));
}

} // namespace easel
