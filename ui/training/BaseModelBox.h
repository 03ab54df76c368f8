// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace easel {

/// The base models to choose from, grouped by family, with family and native size at the right of each.
class BaseModelBox : public QComboBox
{
    Q_OBJECT
public:
    explicit BaseModelBox(QWidget *parent = nullptr);

    /// An id that the service does not offer is shown as it is, until another is chosen.
    void setBaseModel(const QString &id);
    QString baseModel() const;

    enum Role {
        IdRole = Qt::UserRole,
        NoteRole,       ///< "SD 1.5 · 512 px"
        GroupTitleRole, ///< the family's name, at its first model only
        ForeignRole     ///< true for an id that the service does not offer
    };

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace easel
