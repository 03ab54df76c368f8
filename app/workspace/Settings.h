// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QByteArray>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>

namespace easel {

enum class Appearance { System, Light, Dark, HighContrast };
QString appearanceWord(Appearance appearance); ///< "system", "light", "dark", "high-contrast"
std::optional<Appearance> appearanceFromWord(const QString &word);

/// What closing the window means while runs are active.
enum class WhenClosed {
    Ask,
    Tray, ///< Easel goes on in the tray, where there is one
    End,  ///< Easel ends; the service goes on
};

/// What a person set once for all datasets: one INI file in the profile. Never a key.
class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &file, QObject *parent = nullptr);
    ~Settings() override;

    Appearance appearance() const;
    void setAppearance(Appearance appearance);
    QString serviceUrl() const; ///< default https://api.novita.ai
    void setServiceUrl(const QString &url);
    QStringList recentDatasets() const; ///< newest first, at most 10; not those found missing
    /// Looks in a worker which of them are there; recentDatasetsChanged() where that is news.
    void checkRecentDatasets();
    void addRecentDataset(const QString &folder);
    void removeRecentDataset(const QString &folder);
    bool uploadNoticeSeen() const; ///< the sentence that pictures leave the machine was shown and accepted
    void setUploadNoticeSeen();
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray layout(const QString &name) const;                 ///< splitter state
    void setLayout(const QString &name, const QByteArray &state); ///< on the disk once it rests
    QString lastPage() const;
    void setLastPage(const QString &page);
    WhenClosed whenClosed() const;
    void setWhenClosed(WhenClosed choice);

Q_SIGNALS:
    void appearanceChanged();
    void serviceUrlChanged();
    void recentDatasetsChanged();
    void whenClosedChanged();
    void saveFailed(const easel::Error &error);

private:
    void set(const QString &key, const QVariant &value);
    void saveLayouts();
    void takeMissing(const QSet<QString> &missing);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace easel
