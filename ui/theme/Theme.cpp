// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include "ui/theme/EaselStyle.h"
#include "ui/theme/SystemAppearance.h"
#include "ui/theme/ThemeState.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QToolTip>
#include <QWidget>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QStyleHints>
#endif

#include <cmath>

namespace easel {

ThemeState &themeState()
{
    static ThemeState state;
    return state;
}

QColor themeColor(ThemeColor color)
{
    return themeState().colors[color];
}

bool themeIsDark()
{
    return themeState().colors.isDark();
}

QFont themeFont(TextStyle style)
{
    const auto pixels = [style] {
        switch (style) {
        case TextStyle::Facts:
        case TextStyle::FactsSemibold:
            return 11;
        case TextStyle::Body:
        case TextStyle::BodySemibold:
            return 13;
        case TextStyle::Title:
            return 15;
        case TextStyle::PageTitle:
            return 22;
        }
        return 13;
    }();
    const bool regular = style == TextStyle::Facts || style == TextStyle::Body;
    QFont font = QApplication::font();
    font.setPixelSize(int(std::lround(pixels * themeState().fontScale)));
    font.setWeight(regular ? QFont::Normal : QFont::DemiBold);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature(QFont::Tag("tnum"), 1);
#endif
    return font;
}

namespace {

/// Desktops' defaults lie between 9 and 11 points (12 to 14.7 pixels); only a size outside of that is a wish.
double scaleOf(const QFont &systemFont)
{
    constexpr double smallest = 12;
    constexpr double largest = 14.7;
    const double pixels = QFontInfo(systemFont).pixelSize();
    if (pixels <= 0)
        return 1;
    return pixels < smallest ? std::max(0.8, pixels / smallest) : std::max(1.0, pixels / largest);
}

/// A machine without a desktop's font answers with whatever fontconfig falls back to.
bool isFallback(const QFont &systemFont)
{
    static const QStringList lastResorts = {QStringLiteral("DejaVu Sans"),
                                            QStringLiteral("Bitstream Vera Sans"),
                                            QStringLiteral("Liberation Sans"), QStringLiteral("Nimbus Sans")};
    const QFontInfo info(systemFont);
    return !info.exactMatch() || lastResorts.contains(info.family());
}

QFont applicationFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    themeState().fontScale = scaleOf(font);
    const QString inter = QStringLiteral("Inter");
    if (isFallback(font) && QFontDatabase::hasFamily(inter))
        font.setFamilies({inter});
    return font;
}

} // namespace

struct Theme::Private
{
    QApplication &app;
    Settings &settings;
    std::optional<Appearance> forced;
    SystemAppearance system{nullptr};

    Appearance wanted() const { return forced ? *forced : settings.appearance(); }
    ColorTable colors() const;
    void tellWindowFrames() const;
};

ColorTable Theme::Private::colors() const
{
    switch (wanted()) {
    case Appearance::Light:
        return ColorTable::light().withAccent(system.accent());
    case Appearance::Dark:
        return ColorTable::dark().withAccent(system.accent());
    case Appearance::HighContrast:
        return ColorTable::highContrast();
    case Appearance::System:
        break;
    }
    const auto table = system.isDark() ? ColorTable::dark() : ColorTable::light();
    return table.withAccent(system.accent());
}

/// Title bars and file dialogs of the system follow where Qt can tell them.
void Theme::Private::tellWindowFrames() const
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    auto *hints = QGuiApplication::styleHints();
    if (wanted() == Appearance::System)
        hints->unsetColorScheme();
    else
        hints->setColorScheme(wanted() == Appearance::Light ? Qt::ColorScheme::Light : Qt::ColorScheme::Dark);
#endif
}

Theme::Theme(QApplication &app, Settings &settings, std::optional<Appearance> forced, QObject *parent)
    : QObject(parent)
    , d(new Private{app, settings, forced})
{
    QApplication::setFont(applicationFont());
    QApplication::setFont(themeFont(TextStyle::Body));
    QApplication::setStyle(new EaselStyle); // owned by the application
    connect(&settings, &Settings::appearanceChanged, this, [this] {
        d->forced.reset(); // the person chose anew
        apply();
    });
    connect(&d->system, &SystemAppearance::changed, this, &Theme::apply);
    apply();
}

Theme::~Theme() = default;

void Theme::apply()
{
    d->tellWindowFrames();
    themeState().colors = d->colors();
    const QPalette palette = themeState().colors.palette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(themeFont(TextStyle::Facts));
    // Colours that are no palette's, icons among them, change too.
    for (QWidget *widget : QApplication::allWidgets())
        widget->update();
    Q_EMIT changed();
}

} // namespace easel
