// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusAbstractInterface>
#include <QDBusVariant>

#include <optional>

namespace easel {

/// The desktop portal's wish for light or dark (org.freedesktop.appearance color-scheme: 0 none, 1 dark,
/// 2 light). Source: the xdg-desktop-portal documentation of org.freedesktop.portal.Settings.
class AppearancePortal : public QDBusAbstractInterface
{
    Q_OBJECT
public:
    /// Null where there is no session bus. Owned by parent.
    static AppearancePortal *connectTo(QObject *parent);

    void read(); ///< asks; darkChanged() follows where there is an answer

    /// Nothing where the desktop has no preference.
    static std::optional<bool> darkFrom(const QVariant &colorScheme);

Q_SIGNALS:
    void darkChanged(std::optional<bool> dark);
    // The bus's own signal; its name is the portal's.
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    explicit AppearancePortal(QObject *parent);
};

} // namespace easel
