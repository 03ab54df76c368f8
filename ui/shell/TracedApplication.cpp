// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TracedApplication.h"

#include <QDir>
#include <QEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>
#include <QThread>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

constexpr qint64 felt = 16'000'000; // nanoseconds: a frame is missed

double milliseconds(qint64 nanoseconds)
{
    return std::round(double(nanoseconds) / 1e4) / 100;
}

QString eventName(QEvent::Type type)
{
    const char *name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return name ? QString::fromLatin1(name) : QString::number(int(type));
}

} // namespace

TracedApplication::TracedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    m_sinceStart.start();
}

Result<void> TracedApplication::traceTo(const QString &file)
{
    m_file.close();
    m_file.setFileName(file);
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate)) {
        return failure(ErrorKind::Usage,
                       tr("The trace cannot be written to %1.").arg(QDir::toNativeSeparators(file)), file,
                       m_file.errorString());
    }
    return {};
}

bool TracedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads may take their time, and an event that is sent while another is handled is part of that.
    if (!m_file.isOpen() || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const int level = QThread::currentThread()->loopLevel();
    if (level == m_level)
        return QApplication::notify(receiver, event);
    const int outer = std::exchange(m_level, level);
    const bool handled = notifyTimed(receiver, event);
    m_level = outer;
    m_nested = outer >= 0; // the outer one waited for a loop of its own, as menus have: nobody felt a pause
    return handled;
}

bool TracedApplication::notifyTimed(QObject *receiver, QEvent *event)
{
    // Neither may be there afterwards.
    const char *className = receiver->metaObject()->className();
    const QEvent::Type type = event->type();
    const bool paints = !m_painted && type == QEvent::UpdateRequest && receiver->isWidgetType();

    const qint64 begun = m_sinceStart.nsecsElapsed();
    m_nested = false;
    const bool handled = QApplication::notify(receiver, event);
    const qint64 took = m_sinceStart.nsecsElapsed() - begun;

    if (paints) {
        m_painted = true;
        write({{u"event"_s, u"first_paint"_s}, {u"at_ms"_s, milliseconds(begun + took)}});
    }
    if (took > felt && !m_nested) {
        write({{u"event"_s, u"pause"_s},
               {u"at_ms"_s, milliseconds(begun)},
               {u"ms"_s, milliseconds(took)},
               {u"ran"_s, eventName(type) + u" in "_s + QString::fromLatin1(className)}});
    }
    return handled;
}

void TracedApplication::write(const QJsonObject &line)
{
    m_file.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    m_file.flush();
}

} // namespace easel
