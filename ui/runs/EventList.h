// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QTextEdit>

namespace easel {

/// "What happened": time and sentence, newest first, to be read, selected and copied. As high as its text.
class EventList : public QTextEdit
{
    Q_OBJECT
public:
    explicit EventList(QWidget *parent = nullptr);

    void setEvents(const QString &runId, const std::vector<RunEvent> &events, const QDateTime &now);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void compose();
    void fit();

    QString m_runId;
    QStringList m_times; ///< newest first
    QStringList m_sentences;
    bool m_composing = false;
};

/// The event's local time: of day today, with the date before that.
QString eventTimeText(const QDateTime &utc, const QDateTime &now, const QLocale &locale = QLocale());

} // namespace easel
