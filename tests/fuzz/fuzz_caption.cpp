// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dataset/CaptionStore.h"
#include "app/dataset/DatasetFile.h"
#include "tests/fuzz/Fuzz.h"

using namespace easel;
using namespace easel::fuzz;

static void readCaption(const QByteArray &bytes)
{
    const QString text = CaptionStore::normalised(CaptionStore::decode(bytes));
    demand(text.isValidUtf16(), "a caption is valid Unicode");
    demand(!text.contains(u'\r'), "its lines end as \\n");
    demand(CaptionStore::normalised(CaptionStore::decode(text.toUtf8())) == text,
           "what was written is read again as the same");
}

static void readNotes(const QByteArray &bytes)
{
    if (bytes.contains("\xEF\xBB\xBF"))
        return; // Qt drops a byte order mark wherever a text of the JSON begins with one
    const auto file = DatasetFile::parse(bytes, QStringLiteral("easel.json"));
    if (!file)
        return;
    const auto again = DatasetFile::parse(file->bytes(), QStringLiteral("easel.json"));
    demand(again.has_value(), "easel.json that was written can be read");
    demand(again->bytes() == file->bytes(), "nothing of it is lost");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    readCaption(bytes);
    readNotes(bytes);
    return 0;
}
