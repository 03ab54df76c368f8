// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ColorTable.h"

#include <algorithm>
#include <cmath>

namespace easel {

namespace {

/// From here on hairlines are so strong that nothing can be read or told apart on them.
constexpr double enhanced = 7;

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// Moves color towards end until it passes, in steps too small to see.
template<class Passes>
QColor movedUntil(const QColor &color, const QColor &end, const Passes &passes)
{
    constexpr int steps = 50;
    for (int step = 0; step <= steps; ++step) {
        const QColor candidate = mixed(color, end, double(step) / steps);
        if (passes(candidate))
            return candidate;
    }
    return end;
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)}); // copies; of two values it refers
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor &under, const QColor &over, double part)
{
    const auto mix = [part](int from, int to) { return int(std::lround(from + (to - from) * part)); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

ColorTable::ColorTable(bool dark, double leastContrast, std::initializer_list<QRgb> colors)
    : m_dark(dark)
    , m_leastContrast(leastContrast)
{
    Q_ASSERT(colors.size() == m_colors.size());
    std::ranges::transform(colors, m_colors.begin(), [](QRgb rgb) { return QColor(rgb); });
}

// In the order of ThemeColor: window, panel, raised, hairline, text, dim, accent, its soft form, text on it,
// text in it; amber, green and red, each with its soft form.
ColorTable ColorTable::light()
{
    return {false,
            4.5,
            {0xf4f4f5, 0xfafafa, 0xffffff, 0xe1e1e4, 0x1c1c1f, 0x62626a, 0x2563cf, 0xe8effb, 0xffffff,
             0x2563cf, 0x8a5a12, 0xfbf0dc, 0x237046, 0xe2f3e9, 0xb83232, 0xfbe8e8}};
}

ColorTable ColorTable::dark()
{
    return {true,
            4.5,
            {0x1b1b1e, 0x212125, 0x28282d, 0x36363c, 0xededf0, 0xa0a0aa, 0x5b93f5, 0x26344f, 0x1b1b1e,
             0x7aa8f8, 0xe3b35b, 0x3a3020, 0x6cc494, 0x1f3a2c, 0xef7f7f, 0x432728}};
}

ColorTable ColorTable::highContrast()
{
    return {true,
            7.0,
            {0x000000, 0x000000, 0x000000, 0xd6d6d6, 0xffffff, 0xe6e6e6, 0x5fdcff, 0x003a4d, 0x000000,
             0xa5ecff, 0xffd84d, 0x3a2c00, 0x7dffa3, 0x00331a, 0xffb0b0, 0x4a0008}};
}

ColorTable ColorTable::withAccent(const QColor &accent) const
{
    if (!accent.isValid())
        return *this;
    const QColor end = m_dark ? QColor(Qt::white) : QColor(Qt::black);
    const auto passesOn = [this](std::initializer_list<QColor> others) {
        return [this, others = std::vector(others)](const QColor &color) {
            return std::ranges::all_of(
                others, [&](const QColor &other) { return contrast(color, other) >= m_leastContrast; });
        };
    };
    ColorTable table = *this;
    const QColor window = (*this)[ThemeColor::Window];
    table.at(ThemeColor::Accent) =
        movedUntil(accent.toRgb(), end, passesOn({(*this)[ThemeColor::OnAccent], window}));
    table.at(ThemeColor::AccentSoft) =
        tinted(window, table[ThemeColor::Accent], m_dark ? 0.2 : 0.1, table[ThemeColor::Dim]);
    table.at(ThemeColor::AccentText) =
        movedUntil(table[ThemeColor::Accent], end,
                   passesOn({table[ThemeColor::AccentSoft], window, (*this)[ThemeColor::Panel],
                             (*this)[ThemeColor::Raised]}));
    return table;
}

QColor ColorTable::tinted(const QColor &surface, const QColor &accent, double strength,
                          const QColor &text) const
{
    QColor color = mixed(surface, accent, strength);
    while (strength > 0.02 && contrast(color, text) < m_leastContrast) {
        strength -= 0.01;
        color = mixed(surface, accent, strength);
    }
    return color;
}

QColor ColorTable::field() const
{
    return (*this)[m_dark ? ThemeColor::Panel : ThemeColor::Raised];
}

QColor ColorTable::textSelection() const
{
    return tinted(field(), (*this)[ThemeColor::Accent], m_dark ? 0.4 : 0.25, (*this)[ThemeColor::Text]);
}

QColor ColorTable::disabledText() const
{
    return mixed((*this)[ThemeColor::Window], (*this)[ThemeColor::Text], 0.42);
}

QColor ColorTable::groove() const
{
    return m_leastContrast < enhanced ? (*this)[ThemeColor::Hairline] : neutral();
}

QColor ColorTable::neutral() const
{
    return mixed((*this)[ThemeColor::Raised], (*this)[ThemeColor::Hairline],
                 m_leastContrast < enhanced ? 0.8 : 0.15);
}

QPalette ColorTable::palette() const
{
    const auto &table = *this;
    QPalette palette;
    palette.setColor(QPalette::Window, table[ThemeColor::Window]);
    palette.setColor(QPalette::WindowText, table[ThemeColor::Text]);
    palette.setColor(QPalette::Base, field());
    palette.setColor(QPalette::AlternateBase, table[ThemeColor::Panel]);
    palette.setColor(QPalette::Text, table[ThemeColor::Text]);
    palette.setColor(QPalette::PlaceholderText, table[ThemeColor::Dim]);
    palette.setColor(QPalette::Button, table[ThemeColor::Raised]);
    palette.setColor(QPalette::ButtonText, table[ThemeColor::Text]);
    palette.setColor(QPalette::BrightText, table[ThemeColor::Red]);
    palette.setColor(QPalette::ToolTipBase, table[ThemeColor::Raised]);
    palette.setColor(QPalette::ToolTipText, table[ThemeColor::Text]);
    palette.setColor(QPalette::Highlight, textSelection());
    palette.setColor(QPalette::HighlightedText, table[ThemeColor::Text]);
    palette.setColor(QPalette::Link, table[ThemeColor::AccentText]);
    palette.setColor(QPalette::LinkVisited, table[ThemeColor::AccentText]);
    palette.setColor(QPalette::Light, table[ThemeColor::Raised]);
    palette.setColor(QPalette::Midlight, table[ThemeColor::Panel]);
    palette.setColor(QPalette::Mid, table[ThemeColor::Hairline]);
    palette.setColor(QPalette::Dark, table[ThemeColor::Hairline]);
    palette.setColor(QPalette::Shadow, table[ThemeColor::Hairline]);
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    palette.setColor(QPalette::Accent, table[ThemeColor::Accent]);
#endif
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, disabledText());
    return palette;
}

} // namespace easel
