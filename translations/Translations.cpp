// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

// Outside of any namespace, as Q_INIT_RESOURCE asks; a static library registers nothing by itself.
static void registerResource()
{
    Q_INIT_RESOURCE(easel_translations);
}

namespace easel {

static void install(QCoreApplication &application, const QLocale &locale, const QString &name,
                    const QString &folder)
{
    auto translator = std::make_unique<QTranslator>(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(translator.release()); // owned by the application
}

void installTranslations(QCoreApplication &application)
{
    registerResource();
    const QString ours = QStringLiteral(":/i18n");
    // The translator installed last is asked first: English plurals stand behind the person's language.
    install(application, QLocale(QLocale::English), QStringLiteral("easel"), ours);
    if (const QLocale system; system.language() != QLocale::English) {
        install(application, system, QStringLiteral("qtbase"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        install(application, system, QStringLiteral("easel"), ours);
    }
}

} // namespace easel
