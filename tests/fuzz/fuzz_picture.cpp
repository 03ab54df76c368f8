// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/PictureReader.h"
#include "tests/fuzz/Fuzz.h"

#include <QLoggingCategory>

using namespace easel;
using namespace easel::fuzz;

/// Larger ones are as good, and slow.
static constexpr qint64 mostPixels = 1'000'000;

static QStringView extensionOf(const QByteArray &bytes)
{
    return bytes.startsWith("RIFF") ? u"webp" : bytes.startsWith("\x89PNG") ? u"png" : u"jpg";
}

/// What passes the gate can be decoded, and to the size that its header tells.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool silenced = [] {
        QLoggingCategory::setFilterRules(QStringLiteral("*=false"));
        return true;
    }();
    Q_UNUSED(silenced)
    const QByteArray bytes = bytesOf(data, size);
    const auto reader =
        PictureReader::fromBytes(QStringLiteral("/a picture.") + extensionOf(bytes).toString(), bytes);
    if (!reader) {
        demand(!reader.error().message.isEmpty(), "a refusal has a sentence");
        return 0;
    }
    const QSize told = reader->info().size;
    demand(!told.isEmpty(), "a picture has pixels");
    demand(qint64(told.width()) * told.height() <= maxPicturePixels, "bombs are refused from the header");
    if (qint64(told.width()) * told.height() > mostPixels)
        return 0;
    const bool whole = reader->checkStructure() && reader->checkDecoding();
    const auto image = reader->decode();
    demand(!image || image->size() == told, "the header tells the size");
    demand(!whole || image, "what passes the gate can be decoded");
    const auto glance = reader->decode(QSize(40, 30), Reading::Glance);
    demand(!whole || glance, "what passes the gate can be looked at");
    return 0;
}
