// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowFixture.h"

#include "tests/support/TestPictures.h"
#include "ui/shell/Notices.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QTest>
#include <QUrl>

namespace easel::test {

using namespace Qt::StringLiterals;

WindowFixture::WindowFixture()
{
    writePicture(path(u"pictures/a.png"_s), {64, 48}, 1);
    writeFile(path(u"pictures/a.txt"_s), "one");
    writePicture(path(u"more/b.png"_s), {64, 48}, 2);
    openWindow();
}

void WindowFixture::openWindow()
{
    m_window.reset();
    m_workspace.reset();
    Workspace::Options options;
    options.profile = path(u"profile"_s);
    options.demo = true;
    options.demoKey = u"demo"_s;
    options.serviceUrl = u"http://127.0.0.1:9"_s;
    auto workspace = Workspace::open(options);
    if (!workspace)
        qFatal("no workspace: %s", qPrintable(workspace.error().message));
    m_workspace = std::move(*workspace);
    m_window = std::make_unique<MainWindow>(*m_workspace);
    m_window->show();
}

bool WindowFixture::openDataset()
{
    m_window->openDataset(path(u"pictures"_s));
    return QTest::qWaitFor([this] { return dataset().state() == Dataset::State::Open; }) &&
           dataset().count() == 1;
}

bool WindowFixture::blockCaption(const QString &caption)
{
    return QFile::remove(path(caption)) && QDir().mkpath(path(caption) + u"/full"_s);
}

QAction *WindowFixture::action(const QString &id) const
{
    for (QAction *action : m_window->actions()) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

QPushButton *WindowFixture::noticeButton(const QString &text) const
{
    for (QPushButton *button : the<Notices>()->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

bool WindowFixture::drop(const QMimeData &mime) const
{
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent event(middle, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window.get(), &event);
    return event.isAccepted();
}

} // namespace easel::test
