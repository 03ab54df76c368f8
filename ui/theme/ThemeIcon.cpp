// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ThemeIcon.h"

#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace easel {

namespace {

/// Arrows that point along the line of reading.
bool mirrorsInRightToLeft(const QString &name)
{
    static const QStringList names = {QStringLiteral("chevron-right"), QStringLiteral("undo"),
                                      QStringLiteral("redo"), QStringLiteral("external")};
    return names.contains(name);
}

QByteArray svgOf(const QString &name, const QColor &color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("There is no icon named %ls", qUtf16Printable(name));
        return {};
    }
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

} // namespace

ThemeIconEngine::ThemeIconEngine(const QString &name, ThemeColor color)
    : m_name(name)
    , m_color(color)
{
}

QIconEngine *ThemeIconEngine::clone() const
{
    return new ThemeIconEngine(m_name, m_color);
}

QString ThemeIconEngine::key() const
{
    return QStringLiteral("easel-theme-icon");
}

bool ThemeIconEngine::isNull()
{
    return m_name.isEmpty();
}

void ThemeIconEngine::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
}

QPixmap ThemeIconEngine::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap ThemeIconEngine::scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal)
{
    // The colour is looked up now, so that an icon made once follows every change of the theme.
    const QColor color = themeColor(m_color);
    const bool mirrored = QGuiApplication::isRightToLeft() && mirrorsInRightToLeft(m_name);
    const bool disabled = mode == QIcon::Disabled;
    const QString key = QStringLiteral("easel-icon/%1/%2/%3x%4/%5%6")
                            .arg(m_name, color.name())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(int(mirrored))
                            .arg(int(disabled));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    if (mirrored) {
        painter.translate(size.width(), 0);
        painter.scale(-1, 1);
    }
    painter.setOpacity(disabled ? 0.4 : 1);
    QSvgRenderer renderer(svgOf(m_name, color));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QIcon themeIcon(const QString &name, ThemeColor color)
{
    return QIcon(new ThemeIconEngine(name, color));
}

} // namespace easel
