// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImageIOHandler>
#include <QString>

class QIODevice;

namespace easel {

/// What the container of a picture tells and Qt's handlers leave out. Internal to imaging/.
struct ContainerNotes
{
    QImageIOHandler::Transformations transformation; ///< EXIF orientation
    QByteArray iccProfile;                           ///< of JPEG and WebP
    bool animated = false;                           ///< PNG and WebP
    bool cmyk = false;                               ///< JPEG and TIFF
};

/// Reads headers only; the device stands where it stood before. Empty for other formats.
ContainerNotes containerNotes(QIODevice &device, const QString &format);

} // namespace easel
