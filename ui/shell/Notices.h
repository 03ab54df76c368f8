// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Banner.h"

#include <QHash>

#include <functional>

class QVBoxLayout;

namespace easel {

/// The lines above the pages: what concerns no single page. Each has a name, and says one thing at a time.
class Notices : public QWidget
{
    Q_OBJECT
public:
    explicit Notices(QWidget *parent = nullptr);

    /// A button, and what it does; then the line goes.
    struct Choice
    {
        QString text;
        std::function<void()> chosen;
    };
    void show(const QString &name, const QString &sentence, Banner::Tone tone, const Choice &first = {},
              const Choice &second = {});
    void dismiss(const QString &name);
    void dismissAll(const QString &prefix); ///< of their names
    bool isShown(const QString &name) const { return m_banners.contains(name); }

private:
    QHash<QString, Banner *> m_banners;
    QVBoxLayout *m_column;
};

} // namespace easel
