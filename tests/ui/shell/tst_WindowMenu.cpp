// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/WindowMenu.h"

#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/shell/Actions.h"
#include "ui/shell/WindowActions.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_WindowMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyActionOfTheRegistryStandsInItOnce();
    void anActionThatCameLaterIsThereToo();
    void recentDatasetsAreOffered();
    void theAppearanceThatIsSetIsMarked();
    void noTwoActionsShareAShortcut();

private:
    void open() { Q_EMIT m_menu->aboutToShow(); }
    static QList<QAction *> leaves(const QMenu *menu);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<WindowActions> m_windowActions;
    std::unique_ptr<WindowMenu> m_menu;
};

void tst_WindowMenu::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Workspace::Options options;
    options.profile = m_folder->filePath(u"profile"_s);
    auto workspace = Workspace::open(options);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
    m_actions = std::make_unique<Actions>();
    m_windowActions = std::make_unique<WindowActions>(*m_workspace, *m_actions);
    m_menu = std::make_unique<WindowMenu>(m_workspace->settings(), *m_actions, nullptr);
}

void tst_WindowMenu::cleanup()
{
    m_menu.reset();
    m_windowActions.reset();
    m_actions.reset();
    m_workspace.reset();
    m_folder.reset();
}

QList<QAction *> tst_WindowMenu::leaves(const QMenu *menu)
{
    QList<QAction *> found;
    for (QAction *action : menu->actions()) {
        if (action->menu())
            found += leaves(action->menu());
        else if (!action->isSeparator())
            found.append(action);
    }
    return found;
}

void tst_WindowMenu::everyActionOfTheRegistryStandsInItOnce()
{
    open();
    const QList<QAction *> shown = leaves(m_menu.get());
    for (QAction *action : m_actions->all())
        QVERIFY2(shown.count(action) == 1, qPrintable(action->objectName()));
}

void tst_WindowMenu::anActionThatCameLaterIsThereToo()
{
    QAction *later = m_actions->add(u"samples.saveAs"_s, u"Save as…"_s);
    open();
    QCOMPARE(leaves(m_menu.get()).count(later), 1);
}

void tst_WindowMenu::recentDatasetsAreOffered()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"Paper & town"_s));
    const QString folder = m_folder->filePath(u"Paper & town"_s);
    m_workspace->settings().addRecentDataset(folder);
    const QSignalSpy chosen(m_menu.get(), &WindowMenu::datasetChosen);
    open();
    for (QAction *action : leaves(m_menu.get())) {
        if (action->text() == u"Paper && town"_s)
            action->trigger();
    }
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), folder);
}

void tst_WindowMenu::theAppearanceThatIsSetIsMarked()
{
    QVERIFY(m_actions->find(u"appearance.system"_s)->isChecked());
    m_actions->find(u"appearance.dark"_s)->trigger();
    QCOMPARE(m_workspace->settings().appearance(), Appearance::Dark);
    m_workspace->settings().setAppearance(Appearance::Light);
    QVERIFY(m_actions->find(u"appearance.light"_s)->isChecked());
    QVERIFY(!m_actions->find(u"appearance.dark"_s)->isChecked());
}

void tst_WindowMenu::noTwoActionsShareAShortcut()
{
    QHash<QKeySequence, QString> taken;
    for (const QAction *action : m_actions->all()) {
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!taken.contains(keys),
                     qPrintable(action->objectName() + u" and "_s + taken.value(keys)));
            taken.insert(keys, action->objectName());
        }
    }
    QVERIFY(taken.size() >= 8);
}

QTEST_MAIN(tst_WindowMenu)
#include "tst_WindowMenu.moc"
