// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QSize>
#include <QString>

namespace easel::picture_errors {

// Why a picture cannot be used, each as one sentence that names the file. Internal to imaging/.

std::unexpected<Error> notAPicture(const QString &path);
std::unexpected<Error> notReadHere(const QString &path, const QString &formatName);
std::unexpected<Error> tooManyPixels(const QString &path, QSize size);
std::unexpected<Error> tooManyBytes(const QString &path, qint64 limit);
std::unexpected<Error> cutOff(const QString &path);
std::unexpected<Error> damaged(const QString &path, const QString &details = {});
std::unexpected<Error> unreadableFile(const QString &path, const QString &cause);

} // namespace easel::picture_errors
