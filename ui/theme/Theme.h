// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/Settings.h"

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include <memory>

class QApplication;

namespace easel {

/// The colours of DESIGN.md's table, by their job. Widgets ask for them when they paint and repaint on
/// QEvent::PaletteChange; most get them through the palette without asking.
enum class ThemeColor {
    Window,
    Panel,
    Raised,
    Hairline,
    Text,
    Dim,
    Accent,
    AccentSoft,
    OnAccent,   ///< text on the accent
    AccentText, ///< text in the accent's colour on the soft accent or on a surface
    Amber,
    AmberSoft,
    Green,
    GreenSoft,
    Red,
    RedSoft,
};
QColor themeColor(ThemeColor color);
bool themeIsDark();

/// Spacing, in logical pixels.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
inline constexpr int xxl = 32;
} // namespace space

/// Corner radii, in logical pixels.
namespace radius {
inline constexpr int field = 4;
inline constexpr int card = 8;
inline constexpr int panel = 12;
} // namespace radius

enum class TextStyle { Facts, FactsSemibold, Body, BodySemibold, Title, PageTitle };
/// 11, 13, 15, 22 logical pixels at the default font size, scaled with the system's.
QFont themeFont(TextStyle style);

/// An icon of resources/icons (name without suffix), drawn in color; crisp at every scale.
QIcon themeIcon(const QString &name, ThemeColor color = ThemeColor::Dim);

/// Sets style, palette and fonts of the application and keeps them right when the system or the setting
/// changes. One for a program, owned by main.
class Theme : public QObject
{
    Q_OBJECT
public:
    /// forced (--theme) stands before the setting.
    Theme(QApplication &app, Settings &settings, std::optional<Appearance> forced, QObject *parent = nullptr);
    ~Theme() override;

Q_SIGNALS:
    void changed();

private:
    void apply();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace easel
