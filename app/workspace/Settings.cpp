// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/Settings.h"

#include "app/core/Worker.h"

#include <QDir>
#include <QFileInfo>
#include <QFuture>
#include <QHash>
#include <QSettings>
#include <QTimer>

#include <array>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;

namespace easel {

namespace {

using Word = std::pair<Appearance, QLatin1StringView>;
constexpr std::array appearanceWords{
    Word{Appearance::System, "system"_L1},
    Word{Appearance::Light, "light"_L1},
    Word{Appearance::Dark, "dark"_L1},
    Word{Appearance::HighContrast, "high-contrast"_L1},
};

using ClosingWord = std::pair<WhenClosed, QLatin1StringView>;
constexpr std::array closingWords{
    ClosingWord{WhenClosed::Ask, "ask"_L1},
    ClosingWord{WhenClosed::Tray, "tray"_L1},
    ClosingWord{WhenClosed::End, "end"_L1},
};

constexpr int maxRecent = 10;
constexpr std::chrono::milliseconds layoutRest{500}; ///< a splitter that is dragged tells of each step

// The keys of the file, all in one place.
const QString appearanceKey = u"appearance"_s;
const QString serviceUrlKey = u"service/url"_s;
const QString recentKey = u"datasets/recent"_s;
const QString uploadNoticeKey = u"notices/upload"_s;
const QString geometryKey = u"window/geometry"_s;
const QString lastPageKey = u"window/page"_s;
const QString whenClosedKey = u"window/closing"_s;
const QString layoutPrefix = u"layout/"_s;

/// Asks the file system, which may be far away or asleep; for workers.
QSet<QString> missingAmong(const QStringList &folders)
{
    QSet<QString> missing;
    for (const QString &folder : folders) {
        if (!QFileInfo(folder).isDir())
            missing.insert(folder);
    }
    return missing;
}

} // namespace

QString appearanceWord(Appearance appearance)
{
    for (const auto &[a, word] : appearanceWords) {
        if (a == appearance)
            return word;
    }
    return {};
}

std::optional<Appearance> appearanceFromWord(const QString &word)
{
    for (const auto &[appearance, w] : appearanceWords) {
        if (w == word)
            return appearance;
    }
    return std::nullopt;
}

struct Settings::Private
{
    explicit Private(const QString &file)
        : store(file, QSettings::IniFormat)
    {
    }

    QSettings store;
    QSet<QString> missing;              ///< recent datasets, as last seen
    QHash<QString, QByteArray> layouts; ///< not written yet
    QTimer layoutTimer;
};

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , d(new Private(file))
{
    d->layoutTimer.setSingleShot(true);
    d->layoutTimer.setInterval(layoutRest);
    connect(&d->layoutTimer, &QTimer::timeout, this, &Settings::saveLayouts);
}

Settings::~Settings()
{
    saveLayouts();
}

void Settings::set(const QString &key, const QVariant &value)
{
    if (d->store.value(key) == value)
        return;
    d->store.setValue(key, value);
    // QSettings tells of a failed write only here.
    d->store.sync();
    if (d->store.status() != QSettings::NoError) {
        const QString file = QDir::toNativeSeparators(d->store.fileName());
        Q_EMIT saveFailed(
            {ErrorKind::Disk, tr("The settings could not be saved in %1.").arg(file), file, {}});
    }
}

Appearance Settings::appearance() const
{
    return appearanceFromWord(d->store.value(appearanceKey).toString()).value_or(Appearance::System);
}

void Settings::setAppearance(Appearance appearance)
{
    if (appearance == this->appearance())
        return;
    set(appearanceKey, appearanceWord(appearance));
    Q_EMIT appearanceChanged();
}

QString Settings::serviceUrl() const
{
    return d->store.value(serviceUrlKey, u"https://api.novita.ai"_s).toString();
}

void Settings::setServiceUrl(const QString &url)
{
    if (url == serviceUrl())
        return;
    set(serviceUrlKey, url);
    Q_EMIT serviceUrlChanged();
}

QStringList Settings::recentDatasets() const
{
    QStringList folders = d->store.value(recentKey).toStringList();
    folders.removeIf([this](const QString &folder) { return d->missing.contains(folder); });
    return folders;
}

void Settings::checkRecentDatasets()
{
    const QStringList folders = d->store.value(recentKey).toStringList();
    inWorker(
        this, [folders] { return missingAmong(folders); },
        [this](const QSet<QString> &missing) { takeMissing(missing); });
}

void Settings::takeMissing(const QSet<QString> &missing)
{
    if (d->missing == missing)
        return;
    d->missing = missing;
    Q_EMIT recentDatasetsChanged();
}

void Settings::addRecentDataset(const QString &folder)
{
    QStringList folders = d->store.value(recentKey).toStringList();
    folders.removeAll(folder);
    folders.prepend(folder);
    d->missing.remove(folder);
    set(recentKey, folders.mid(0, maxRecent));
    Q_EMIT recentDatasetsChanged();
}

void Settings::removeRecentDataset(const QString &folder)
{
    QStringList folders = d->store.value(recentKey).toStringList();
    if (folders.removeAll(folder) == 0)
        return;
    set(recentKey, folders);
    Q_EMIT recentDatasetsChanged();
}

bool Settings::uploadNoticeSeen() const
{
    return d->store.value(uploadNoticeKey).toBool();
}

void Settings::setUploadNoticeSeen()
{
    set(uploadNoticeKey, true);
}

QByteArray Settings::windowGeometry() const
{
    return d->store.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    set(geometryKey, geometry);
}

QByteArray Settings::layout(const QString &name) const
{
    const auto waiting = d->layouts.constFind(name);
    return waiting != d->layouts.cend() ? *waiting : d->store.value(layoutPrefix + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    d->layouts.insert(name, state);
    d->layoutTimer.start();
}

void Settings::saveLayouts()
{
    const QHash<QString, QByteArray> layouts = std::exchange(d->layouts, {});
    for (auto it = layouts.begin(); it != layouts.end(); ++it)
        set(layoutPrefix + it.key(), it.value());
}

QString Settings::lastPage() const
{
    return d->store.value(lastPageKey).toString();
}

void Settings::setLastPage(const QString &page)
{
    set(lastPageKey, page);
}

WhenClosed Settings::whenClosed() const
{
    const QString kept = d->store.value(whenClosedKey).toString();
    for (const auto &[choice, word] : closingWords) {
        if (word == kept)
            return choice;
    }
    return WhenClosed::Ask;
}

void Settings::setWhenClosed(WhenClosed choice)
{
    if (choice == whenClosed())
        return;
    for (const auto &[known, word] : closingWords) {
        if (known == choice)
            set(whenClosedKey, QString(word));
    }
    Q_EMIT whenClosedChanged();
}

} // namespace easel
