// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DatasetTile.h"

#include "app/dataset/Dataset.h"
#include "ui/shell/RailRow.h"
#include "ui/theme/Paint.h"
#include "ui/widgets/RoundedPixmap.h"
#include "ui/widgets/ToolTipText.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace easel {

namespace {

constexpr int pictureSize = 36;
constexpr int chevronSize = 16;

} // namespace

DatasetTile::DatasetTile(Dataset &dataset, QWidget *parent)
    : QAbstractButton(parent)
    , m_dataset(dataset)
{
    m_thumbnailer.setWorkerCount(1);
    m_thumbnailer.setMemoryLimit(1'000'000); // one small picture
    setObjectName(QStringLiteral("datasetMenu"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_dataset, &Dataset::stateChanged, this, &DatasetTile::updateText);
    connect(&m_dataset, &Dataset::includedCountChanged, this, &DatasetTile::updateText);
    connect(&m_dataset, &Dataset::reset, this, &DatasetTile::updateText);
    connect(&m_dataset, &Dataset::rowsInserted, this, &DatasetTile::updateText);
    connect(&m_dataset, &Dataset::rowsRemoved, this, &DatasetTile::updateText);
    connect(&m_thumbnailer, &Thumbnailer::ready, this,
            [this](const QString &path, QSize, const QImage &image) {
                if (path == m_path)
                    setPicture(image);
            });
    updateText();
}

void DatasetTile::updateText()
{
    const bool open = m_dataset.state() == Dataset::State::Open;
    if (open) {
        setText(m_dataset.name());
        m_secondLine =
            tr("%1 of %2 in the training")
                .arg(QLocale().toString(m_dataset.includedCount()), QLocale().toString(m_dataset.count()));
    } else if (m_dataset.state() == Dataset::State::Scanning) {
        setText(m_dataset.name());
        m_secondLine = tr("Looking for pictures…");
    } else {
        setText(tr("No dataset"));
        m_secondLine = tr("Open or make one");
    }
    setAccessibleName(tr("Dataset: %1").arg(text()));
    setAccessibleDescription(m_secondLine);
    setToolTip(open ? toolTipText(QDir::toNativeSeparators(m_dataset.folder())) : QString());
    askForPicture();
    update();
}

void DatasetTile::askForPicture()
{
    const bool some = m_dataset.state() == Dataset::State::Open && m_dataset.count() > 0;
    const QString path = some ? m_dataset.picturePath(0) : QString();
    if (path == m_path)
        return;
    m_thumbnailer.cancelAll();
    m_path = path;
    setPicture({});
    if (path.isEmpty())
        return;
    const int pixels = int(2 * pictureSize * devicePixelRatioF()); // cut to a square, so larger than it
    const QImage image = m_thumbnailer.thumbnail(path, {pixels, pixels});
    if (!image.isNull())
        setPicture(image);
}

void DatasetTile::setPicture(const QImage &image)
{
    m_picture = image;
    m_pixmap = {};
    update();
}

QSize DatasetTile::sizeHint() const
{
    const int lines = QFontMetrics(themeFont(TextStyle::BodySemibold)).height() +
                      QFontMetrics(themeFont(TextStyle::Facts)).height();
    return {160, std::max(lines, pictureSize) + 2 * space::s};
}

void DatasetTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (underMouse() || isDown()) {
        painter.save();
        painter.setOpacity(0.5);
        paint::rounded(&painter, rect(), radius::card, themeColor(ThemeColor::Hairline));
        painter.restore();
    }
    if (showsKeyboardFocus(this))
        paint::focusRing(&painter, rect(), radius::card);

    const auto placed = [this](int x, int y, int width, int height) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(x, y, width, height));
    };
    const QRect picture = placed(space::s, (height() - pictureSize) / 2, pictureSize, pictureSize);
    if (m_pixmap.isNull() && !m_picture.isNull())
        m_pixmap = roundedPixmap(m_picture, picture.size(), radius::card, devicePixelRatioF());
    if (m_pixmap.isNull()) {
        paint::rounded(&painter, picture, radius::card, themeColor(ThemeColor::Raised),
                       themeColor(ThemeColor::Hairline));
        paint::glyph(&painter, picture, QStringLiteral("folder"), ThemeColor::Dim, 20);
    } else {
        painter.drawPixmap(picture.topLeft(), m_pixmap);
    }

    const int left = space::s + pictureSize + space::s + 2;
    const int textWidth = width() - left - chevronSize - space::s;
    const QFont nameFont = themeFont(TextStyle::BodySemibold);
    const QFont factsFont = themeFont(TextStyle::Facts);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int factsHeight = QFontMetrics(factsFont).height();
    const int top = (height() - nameHeight - factsHeight) / 2;
    const int alignment = int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignVCenter);
    painter.setFont(nameFont);
    painter.setPen(themeColor(ThemeColor::Text));
    painter.drawText(placed(left, top, textWidth, nameHeight), alignment,
                     QFontMetrics(nameFont).elidedText(text(), Qt::ElideRight, textWidth));
    paint::glyph(&painter, placed(width() - chevronSize - space::xs, top, chevronSize, nameHeight),
                 QStringLiteral("chevron-down"), ThemeColor::Dim, chevronSize);
    const int factsWidth = width() - left - space::xs;
    painter.setFont(factsFont);
    painter.setPen(themeColor(ThemeColor::Dim));
    painter.drawText(placed(left, top + nameHeight, factsWidth, factsHeight), alignment,
                     QFontMetrics(factsFont).elidedText(m_secondLine, Qt::ElideRight, factsWidth));
}

void DatasetTile::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void DatasetTile::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void DatasetTile::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace easel
