// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/SystemAppearance.h"

#ifdef EASEL_WITH_DBUS
#include "ui/theme/AppearancePortal.h"
#endif

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace easel {

namespace {

bool looksDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor accentOf([[maybe_unused]] const QPalette &palette)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    // Qt's own generic accent is no wish of the system.
    if (palette.isBrushSet(QPalette::Active, QPalette::Accent))
        return palette.color(QPalette::Accent);
#endif
    return {};
}

} // namespace

SystemAppearance::SystemAppearance(QObject *parent)
    : QObject(parent)
    , m_paletteIsDark(looksDark(QGuiApplication::palette()))
    , m_accent(accentOf(QGuiApplication::palette()))
{
    listen();
}

void SystemAppearance::listen()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
            &SystemAppearance::changed);
#endif
#if QT_VERSION >= QT_VERSION_CHECK(6, 10, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::accentColorChanged, this,
            [this](const QColor &color) {
                m_accent = color;
                Q_EMIT changed();
            });
#endif
#ifdef EASEL_WITH_DBUS
    if (auto *portal = AppearancePortal::connectTo(this)) {
        connect(portal, &AppearancePortal::darkChanged, this, [this](std::optional<bool> dark) {
            if (m_portalIsDark == dark)
                return;
            m_portalIsDark = dark;
            Q_EMIT changed();
        });
        portal->read();
    }
#endif
}

bool SystemAppearance::isDark() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark;
#endif
    return m_portalIsDark.value_or(m_paletteIsDark);
}

QColor SystemAppearance::accent() const
{
    return m_accent;
}

} // namespace easel
