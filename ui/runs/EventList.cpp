// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/EventList.h"

#include "ui/theme/Theme.h"

#include <QEvent>
#include <QLocale>
#include <QTextBlock>
#include <QTextCursor>
#include <QWheelEvent>

#include <algorithm>
#include <ranges>

namespace easel {

EventList::EventList(QWidget *parent)
    : QTextEdit(parent)
{
    setObjectName(QStringLiteral("whatHappened"));
    setAccessibleName(tr("What happened"));
    setReadOnly(true);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTabChangesFocus(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    document()->setDocumentMargin(0);
    viewport()->setAutoFillBackground(false);
}

void EventList::setEvents(const QString &runId, const std::vector<RunEvent> &events, const QDateTime &now)
{
    QStringList times;
    QStringList sentences;
    for (const RunEvent &event : std::views::reverse(events)) {
        times << eventTimeText(event.at, now);
        sentences << event.text;
    }
    // Composing anew would lose what the person has selected.
    if (runId == m_runId && times == m_times && sentences == m_sentences)
        return;
    m_runId = runId;
    m_times = times;
    m_sentences = sentences;
    compose();
}

QSize EventList::sizeHint() const
{
    return {320, int(document()->size().height()) + 1};
}

QSize EventList::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void EventList::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
}

void EventList::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationFontChange)
        compose();
}

void EventList::wheelEvent(QWheelEvent *event)
{
    // All of it is shown: the page around it scrolls.
    event->ignore();
}

void EventList::compose()
{
    if (m_composing)
        return;
    m_composing = true;
    setFont(themeFont(TextStyle::Body));
    const QFontMetrics metrics(font());
    int column = 0;
    for (const QString &time : std::as_const(m_times))
        column = std::max(column, metrics.horizontalAdvance(time));
    column += space::m;

    clear();
    QTextBlockFormat block;
    block.setLeftMargin(column);
    block.setTextIndent(-column);
    block.setBottomMargin(space::s);
    block.setTabPositions({QTextOption::Tab(0, QTextOption::LeftTab)});
    QTextCharFormat dim;
    dim.setForeground(themeColor(ThemeColor::Dim));
    QTextCharFormat plain;
    plain.setForeground(themeColor(ThemeColor::Text));
    QTextCursor cursor(document());
    for (qsizetype i = 0; i < m_times.size(); ++i) {
        if (i > 0)
            cursor.insertBlock();
        cursor.setBlockFormat(block);
        cursor.insertText(m_times[i] + u'\t', dim);
        cursor.insertText(m_sentences[i], plain);
    }
    fit();
    m_composing = false;
}

void EventList::fit()
{
    const int wanted = sizeHint().height();
    if (minimumHeight() != wanted || maximumHeight() != wanted)
        setFixedHeight(wanted);
}

QString eventTimeText(const QDateTime &utc, const QDateTime &now, const QLocale &locale)
{
    const QDateTime local = utc.toLocalTime();
    // Seconds tell apart what happened during the uploads.
    QString time = locale.toString(local.time(), QStringLiteral("HH:mm:ss"));
    if (local.date() == now.toLocalTime().date())
        return time;
    return EventList::tr("%1, %2", "date, time")
        .arg(locale.toString(local.date(), EventList::tr("d MMM", "date format: day and short month")), time);
}

} // namespace easel
