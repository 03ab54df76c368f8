// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QObject>

#include <optional>

namespace easel {

class AppearancePortal;

/// What the system wishes: light or dark, and its accent. Asks QStyleHints where Qt has it, on Linux the
/// desktop portal, else looks at the palette that the system gave. Made before Easel sets its own palette.
class SystemAppearance : public QObject
{
    Q_OBJECT
public:
    explicit SystemAppearance(QObject *parent = nullptr);

    bool isDark() const;
    QColor accent() const; ///< invalid where the system tells none

Q_SIGNALS:
    void changed();

private:
    void listen();

    bool m_paletteIsDark;
    QColor m_accent;
    std::optional<bool> m_portalIsDark;
};

} // namespace easel
