// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"

#include <QPalette>

#include <array>

namespace easel {

/// One row of the table of colours: every ThemeColor of one appearance. A value.
class ColorTable
{
public:
    static ColorTable light();
    static ColorTable dark();
    static ColorTable highContrast();

    QColor operator[](ThemeColor color) const { return m_colors.at(size_t(color)); }
    bool isDark() const { return m_dark; }
    double leastContrast() const { return m_leastContrast; } ///< what every text in it reaches

    /// The same table with the system's accent in place of ours, moved towards black or white until text on
    /// it and text in it both reach leastContrast().
    ColorTable withAccent(const QColor &accent) const;
    QPalette palette() const;
    QColor field() const;         ///< what text is typed on
    QColor textSelection() const; ///< beneath selected text
    QColor disabledText() const;
    QColor groove() const;  ///< what a progress bar fills
    QColor neutral() const; ///< beneath dim words that stand in a pill

    bool operator==(const ColorTable &) const = default;

private:
    ColorTable(bool dark, double leastContrast, std::initializer_list<QRgb> colors);
    /// accent over surface, as strong as text on it allows.
    QColor tinted(const QColor &surface, const QColor &accent, double strength, const QColor &text) const;
    QColor &at(ThemeColor color) { return m_colors.at(size_t(color)); }

    std::array<QColor, size_t(ThemeColor::RedSoft) + 1> m_colors;
    bool m_dark;
    double m_leastContrast;
};

/// WCAG contrast of two opaque colours, 1 to 21.
double contrast(const QColor &a, const QColor &b);
/// part of over on under, 0 to 1.
QColor mixed(const QColor &under, const QColor &over, double part);

} // namespace easel
