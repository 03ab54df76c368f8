// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/ModelDownload.h"

#include "app/core/AtomicFile.h"
#include "app/runs/LoraName.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace easel {

static constexpr int mostFailures = 8; ///< in a row, without a byte between
static constexpr qint64 tellEvery = 256LL * 1024;
static constexpr qint64 longestEtag = 1024;

static const QString partSuffix = u".part"_s;
static const QString etagSuffix = u".part.etag"_s;

ModelDownload::ModelDownload(const RunTools &tools, const QString &modelName, const QString &folder,
                             QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_modelName(modelName)
    , m_folder(folder)
    , m_part(path(partSuffix))
{
}

QString ModelDownload::fileName(const QString &modelName)
{
    QString name;
    for (const QChar c : modelName.left(180)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
                           c == u'_' || c == u'-' || c == u'.';
        name += plain ? c : u'_';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    if (!name.endsWith(".safetensors"_L1))
        name += ".safetensors"_L1;
    static const QStringList reserved{u"con"_s, u"prn"_s, u"aux"_s, u"nul"_s};
    if (reserved.contains(name.section(u'.', 0, 0).toLower()) || name.startsWith(".safetensors"_L1))
        name.prepend("lora_"_L1);
    return name;
}

QString ModelDownload::path(const QString &suffix) const
{
    return m_folder + u'/' + fileName(m_modelName) + suffix;
}

void ModelDownload::tell()
{
    m_told = m_file.received;
    Q_EMIT changed();
}

void ModelDownload::look()
{
    if (m_file.state == ModelFile::State::Loading)
        return;
    QFile whole(path());
    m_file = {};
    if (whole.open(QIODevice::ReadOnly)) {
        const auto header = readSafetensorsHeader(whole, whole.size());
        if (header) {
            m_file.state = ModelFile::State::Here;
            m_file.path = path();
            m_file.received = m_file.total = whole.size();
            m_file.facts = loraFacts(*header);
        } else {
            m_file.error = header.error();
        }
    } else if (const QFileInfo part(path(partSuffix)); part.exists()) {
        m_file.state = ModelFile::State::Part;
        m_file.received = part.size();
    }
    tell();
}

void ModelDownload::begin()
{
    if (m_file.state == ModelFile::State::Loading)
        return;
    if (!QDir().mkpath(m_folder)) {
        return fail({ErrorKind::Disk,
                     tr("The folder %1 could not be made.").arg(QDir::toNativeSeparators(m_folder)),
                     m_folder});
    }
    m_file = {};
    m_file.state = ModelFile::State::Loading;
    m_file.received = QFileInfo(path(partSuffix)).size();
    m_failures = 0;
    m_attempt = new QObject(this);
    tell();
    findAddress();
}

void ModelDownload::stop()
{
    if (m_file.state != ModelFile::State::Loading)
        return;
    delete std::exchange(m_attempt, nullptr);
    m_part.close();
    m_file.state = m_file.received > 0 ? ModelFile::State::Part : ModelFile::State::Absent;
    m_file.notice.clear();
    tell();
}

void ModelDownload::findAddress()
{
    findModel(m_attempt, m_tools.client, m_modelName,
              [this](const ServiceResult<std::optional<ServiceModel>> &model) { found(model); });
}

void ModelDownload::found(const ServiceResult<std::optional<ServiceModel>> &model)
{
    if (!model)
        return tryAgain(model.error());
    const std::optional<ServiceModel> &listed = *model;
    if (!listed)
        return fail({ErrorKind::Refused, tr("The service does not list %1.").arg(m_modelName)});
    const QUrl &url = listed->downloadUrl;
    if (url.isEmpty())
        return fail({ErrorKind::Withdrawn, tr("The service offers no download of %1.").arg(m_modelName)});
    load(url);
}

void ModelDownload::load(const QUrl &url)
{
    FileRequest request{url, QFileInfo(path(partSuffix)).size(), {}, largestModel};
    if (request.from > 0)
        request.etag = readWholeFile(path(etagSuffix), longestEtag).value_or(QByteArray());
    m_tools.client.downloadFile(
        m_attempt, request,
        [this](const FileHead &head, const QByteArray &piece) { return keep(head, piece); },
        [this](const ServiceResult<FileHead> &head) { ended(head); });
}

bool ModelDownload::openPart(const FileHead &head)
{
    const auto mode = head.from > 0 ? QIODevice::ReadWrite : QIODevice::WriteOnly | QIODevice::Truncate;
    // The other side may begin elsewhere than asked; a gap would be a broken file.
    if (!m_part.open(mode) || head.from > m_part.size() || !m_part.resize(head.from) ||
        !m_part.seek(head.from))
        return false;
    m_file.received = head.from;
    m_file.total = head.total;
    if (head.etag.isEmpty())
        QFile::remove(path(etagSuffix));
    else
        std::ignore =
            writeAtomically(path(etagSuffix), head.etag.left(longestEtag)); // without it all comes again
    return true;
}

Error ModelDownload::notWritten() const
{
    return {ErrorKind::Disk,
            tr("%1 could not be written: %2")
                .arg(QDir::toNativeSeparators(m_part.fileName()), m_part.errorString()),
            m_part.fileName()};
}

bool ModelDownload::keep(const FileHead &head, const QByteArray &piece)
{
    const bool opened = m_part.isOpen() || openPart(head);
    const bool fits = head.total < 0 || m_file.received + piece.size() <= head.total;
    if (!opened || !fits || m_part.write(piece) != piece.size()) {
        m_diskError = notWritten();
        return false;
    }
    m_file.received += piece.size();
    m_file.notice.clear();
    m_failures = 0;
    if (m_file.received - m_told >= tellEvery)
        tell();
    return true;
}

void ModelDownload::ended(const ServiceResult<FileHead> &head)
{
    const bool flushed = !m_part.isOpen() || m_part.flush();
    m_part.close();
    if (!flushed && !m_diskError) {
        m_diskError = notWritten();
    }
    if (const auto error = std::exchange(m_diskError, std::nullopt))
        return fail(*error);
    if (!head) {
        // Nothing lies behind what is here: it may be all of it, or of another file.
        if (head.error().reason == "RANGE_NOT_SATISFIABLE"_L1) {
            QFile part(path(partSuffix));
            if (part.open(QIODevice::ReadOnly) && readSafetensorsHeader(part, part.size()))
                return check();
            part.remove();
        }
        return tryAgain(head.error());
    }
    if (m_file.total >= 0 && m_file.received < m_file.total) {
        ServiceError cutOff;
        cutOff.kind = ErrorKind::Network;
        cutOff.message = tr("The download of %1 was cut off.").arg(m_modelName);
        cutOff.temporary = true;
        return tryAgain(cutOff);
    }
    check();
}

void ModelDownload::tryAgain(const ServiceError &error)
{
    if (!error.temporary || ++m_failures >= mostFailures)
        return fail(error.toError());
    m_file.notice = tr("%1 Easel tries again by itself.").arg(error.message);
    tell();
    m_tools.clock.after(retryDelay(error, m_failures - 1), m_attempt, [this] { findAddress(); });
}

void ModelDownload::fail(const Error &error)
{
    if (m_attempt)
        std::exchange(m_attempt, nullptr)->deleteLater(); // its call is on the stack
    m_part.close();
    m_file.received = QFileInfo(path(partSuffix)).size();
    m_file.state = m_file.received > 0 ? ModelFile::State::Part : ModelFile::State::Absent;
    m_file.notice.clear();
    m_file.error = error;
    tell();
}

void ModelDownload::check()
{
    QFile part(path(partSuffix));
    if (!part.open(QIODevice::ReadOnly)) {
        return fail(
            {ErrorKind::Disk, tr("%1 could not be read: %2")
                                  .arg(QDir::toNativeSeparators(part.fileName()), part.errorString())});
    }
    const auto header = readSafetensorsHeader(part, part.size());
    part.close();
    if (!header) {
        // What is not a model is not kept as the beginning of one.
        QFile::remove(path(partSuffix));
        QFile::remove(path(etagSuffix));
        return fail({header.error().kind, tr("What came is no model. %1").arg(header.error().message)});
    }
    QFile::remove(path());
    if (!part.rename(path())) {
        return fail(
            {ErrorKind::Disk,
             tr("%1 could not be written: %2").arg(QDir::toNativeSeparators(path()), part.errorString())});
    }
    QFile::remove(path(etagSuffix));
    if (m_attempt)
        std::exchange(m_attempt, nullptr)->deleteLater();
    m_file.state = ModelFile::State::Here;
    m_file.path = path();
    m_file.received = m_file.total = QFileInfo(path()).size();
    m_file.facts = loraFacts(*header);
    m_file.notice.clear();
    tell();
}

} // namespace easel
