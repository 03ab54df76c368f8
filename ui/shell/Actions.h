// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <vector>

class QAction;

namespace easel {

/// The one registry of actions: everything a person can do by key, menu or button has an id, a translated
/// text and, where it makes sense, a shortcut. The window adds them all to itself.
class Actions : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// id like "dataset.addPictures". Owned by the registry.
    QAction *add(const QString &id, const QString &text, const QKeySequence &shortcut = {},
                 const QString &icon = {});
    QAction *find(const QString &id) const; ///< null where there is none
    const std::vector<QAction *> &all() const { return m_actions; }

Q_SIGNALS:
    void added(QAction *action);

private:
    std::vector<QAction *> m_actions;
};

} // namespace easel
