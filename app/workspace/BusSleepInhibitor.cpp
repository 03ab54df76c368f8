// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/BusSleepInhibitor.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>

namespace easel {

namespace {

const QString inhibit = QStringLiteral("Inhibit");
const QString program = QStringLiteral("Easel");

// GNOME: 4 is sleeping by itself. Source: gnome-session's documentation of org.gnome.SessionManager.Inhibit.
constexpr uint gnomeSuspend = 4;

} // namespace

struct BusSleepInhibitor::Way
{
    bool onSystemBus;
    QString service;
    QString path;
    QString interface;
    QString undo; ///< takes the cookie; empty where a file is closed instead
    QVariantList (*arguments)(const QString &why);
};

const std::vector<BusSleepInhibitor::Way> &BusSleepInhibitor::ways()
{
    static const std::vector<Way> all{
        {false, QStringLiteral("org.freedesktop.PowerManagement"),
         QStringLiteral("/org/freedesktop/PowerManagement/Inhibit"),
         QStringLiteral("org.freedesktop.PowerManagement.Inhibit"), QStringLiteral("UnInhibit"),
         [](const QString &why) { return QVariantList{program, why}; }},
        {false, QStringLiteral("org.gnome.SessionManager"), QStringLiteral("/org/gnome/SessionManager"),
         QStringLiteral("org.gnome.SessionManager"), QStringLiteral("Uninhibit"),
         [](const QString &why) { return QVariantList{program, uint(0), why, gnomeSuspend}; }},
        // "idle" alone: with "sleep" a person could not send the machine to sleep either.
        {true,
         QStringLiteral("org.freedesktop.login1"),
         QStringLiteral("/org/freedesktop/login1"),
         QStringLiteral("org.freedesktop.login1.Manager"),
         {},
         [](const QString &why) {
             return QVariantList{QStringLiteral("idle"), program, why, QStringLiteral("block")};
         }},
        {false, QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("/org/freedesktop/ScreenSaver"),
         QStringLiteral("org.freedesktop.ScreenSaver"), QStringLiteral("UnInhibit"),
         [](const QString &why) { return QVariantList{program, why}; }},
    };
    return all;
}

BusSleepInhibitor::BusSleepInhibitor(Bus session, Bus system)
    : m_session(std::move(session))
    , m_system(std::move(system))
{
}

BusSleepInhibitor::~BusSleepInhibitor()
{
    BusSleepInhibitor::release();
}

QDBusConnection BusSleepInhibitor::busOf(const Way &way) const
{
    return way.onSystemBus ? m_system() : m_session();
}

void BusSleepInhibitor::hold(const QString &why)
{
    m_wanted = true;
    if (!m_held && !m_asking)
        ask(0, why);
}

void BusSleepInhibitor::release()
{
    m_wanted = false;
    if (const auto held = std::exchange(m_held, std::nullopt))
        giveBack(held->way, held->what);
}

void BusSleepInhibitor::ask(size_t way, const QString &why)
{
    m_asking = way < ways().size();
    if (!m_asking)
        return;
    const Way &asked = ways()[way];
    QDBusMessage call = QDBusMessage::createMethodCall(asked.service, asked.path, asked.interface, inhibit);
    call.setArguments(asked.arguments(why));
    call.setAutoStartService(false); // what is not there has no say
    auto *watcher = new QDBusPendingCallWatcher(busOf(asked).asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, way, why] {
        watcher->deleteLater();
        answered(way, why, watcher->reply());
    });
}

void BusSleepInhibitor::answered(size_t way, const QString &why, const QDBusMessage &answer)
{
    const QVariant held = answer.arguments().value(0);
    if (answer.type() != QDBusMessage::ReplyMessage || !held.isValid()) {
        if (m_wanted)
            ask(way + 1, why);
        else
            m_asking = false;
        return;
    }
    m_asking = false;
    // It may have been given up while the answer was on its way.
    if (m_wanted)
        m_held = Held{way, held};
    else
        giveBack(way, held);
}

/// A file that is held open is closed with the last copy of the value.
void BusSleepInhibitor::giveBack(size_t way, const QVariant &held)
{
    const Way &asked = ways()[way];
    if (asked.undo.isEmpty())
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(asked.service, asked.path, asked.interface, asked.undo);
    call << held;
    call.setAutoStartService(false);
    busOf(asked).call(call, QDBus::NoBlock);
}

} // namespace easel
