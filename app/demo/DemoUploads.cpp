// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoUploads.h"

#include "app/demo/DemoContract.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImageReader>
#include <QRandomGenerator>
#include <QThreadPool>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace easel {

const QString DemoUploads::pathPrefix = u"/faas-training-dataset/test/"_s;

static constexpr qsizetype mostUploadBytes = 50 << 20;
static constexpr qint64 mostPixels = 33'000'000; // what Qt decodes within its limit of memory

DemoUploads::DemoUploads(const DemoStore &store, const DemoClock &clock, const DemoSignedUrl &urls,
                         QThreadPool &pool, Rules rules)
    : m_store(store)
    , m_clock(clock)
    , m_urls(urls)
    , m_pool(pool)
    , m_rules(rules)
{
    for (const QString &name : m_store.names(DemoStore::Assets))
        m_files.insert(QFileInfo(name).completeBaseName(), name);
}

DemoAnswer DemoUploads::target(const QJsonObject &body) const
{
    const auto extension = demoCheckUploadTarget(body);
    if (!extension)
        return DemoAnswer::refusal(extension.error().status, extension.error().reason,
                                   extension.error().message);
    QString name;
    QJsonValue id;
    if (m_rules.integerIds) {
        const qint64 number = 1 + qint64(QRandomGenerator::system()->generate64() >> 12); // exact in JSON
        name = QString::number(number);
        id = number;
    } else {
        name = QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex());
        id = name;
    }
    const QUrl url =
        m_urls.sign("PUT", pathPrefix + name + u'.' + *extension, m_clock.realNow(), m_rules.lifetimeMs);
    const QJsonObject host{{u"values"_s, QJsonArray{QString::fromLatin1(m_urls.host())}}};
    return DemoAnswer::json({{u"assets_id"_s, id},
                             {u"upload_url"_s, url.toString(QUrl::FullyEncoded)},
                             {u"method"_s, u"PUT"_s},
                             {u"headers"_s, QJsonObject{{u"Host"_s, host}}}});
}

/// Qt decodes a cut-off file into a picture with a grey rest; the end of the data tells.
static bool isComplete(const QByteArray &bytes, const QByteArray &format)
{
    if (format == "jpeg")
        return bytes.lastIndexOf("\xff\xd9") > 0;
    if (format == "png")
        return bytes.lastIndexOf("IEND") > 0;
    if (format == "webp" && bytes.size() > 12) {
        const auto *size = reinterpret_cast<const uchar *>(bytes.constData()) + 4;
        const qint64 told = size[0] | size[1] << 8 | size[2] << 16 | qint64(size[3]) << 24;
        return bytes.size() >= told + 8;
    }
    return false;
}

/// What is wrong with the bytes as a picture of that format, or nothing.
static QString pictureFault(const QByteArray &bytes, const QByteArray &format)
{
    if (bytes.size() > mostUploadBytes)
        return u"The file is larger than the service takes"_s;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer); // decides by content, not by name
    const QSize size = reader.size();
    if (reader.format() != format)
        return u"The file is not a picture of the type "_s + QString::fromLatin1(format);
    if (qint64(size.width()) * size.height() > mostPixels)
        return u"The picture has more pixels than the service takes"_s;
    if (!isComplete(bytes, format) || reader.read().isNull())
        return u"The picture is damaged"_s;
    return {};
}

void DemoUploads::put(const DemoRequest &request, const DemoRespond &respond)
{
    if (const auto refusal = m_urls.refusal(request, m_clock.realNow()))
        return respond(*refusal);
    const QString fileName = request.path.mid(pathPrefix.size());
    m_pool.start([this, fileName, bytes = request.body, respond] {
        const QString fault = pictureFault(bytes, QFileInfo(fileName).suffix().toLatin1());
        const bool written = fault.isEmpty() && m_store.write(DemoStore::Assets, fileName, bytes);
        QMetaObject::invokeMethod(this, [this, fileName, fault, written, respond] {
            if (!fault.isEmpty())
                return respond(DemoAnswer::storageError(400, u"InvalidRequest"_s, fault));
            if (!written)
                return respond(
                    DemoAnswer::storageError(500, u"InternalError"_s, u"The file could not be kept"_s));
            m_files.insert(QFileInfo(fileName).completeBaseName(), fileName);
            respond(DemoAnswer{200, "application/xml", {}});
        });
    });
}

QString DemoUploads::file(const QString &asset) const
{
    return m_store.path(DemoStore::Assets, m_files.value(asset));
}

} // namespace easel
