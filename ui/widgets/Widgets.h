// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small set of building blocks from which every page is made. No domain in them.

#include "ui/theme/Theme.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace easel {

/// A label in one of the theme's text styles and colours, following changes of the theme. Wraps.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    explicit TextLabel(const QString &text = {}, TextStyle style = TextStyle::Body,
                       ThemeColor color = ThemeColor::Text, QWidget *parent = nullptr);
    void setColor(ThemeColor color);
    void setStyle(TextStyle style);

protected:
    void changeEvent(QEvent *event) override;

private:
    void apply();
    TextStyle m_style;
    ThemeColor m_color;
    bool m_applying = false;
};

/// A label of one line that ends in "…" where it does not fit, with the whole text as tooltip.
class ElidedLabel : public TextLabel
{
    Q_OBJECT
public:
    using TextLabel::TextLabel;
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A button. Primary: filled with the accent, one a page. Normal: raised with a hairline. Quiet: text only.
/// Link: text in the accent's colour inside a sentence or a row.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Normal, Primary, Quiet, Link };
    explicit Button(const QString &text, Kind kind = Kind::Normal, QWidget *parent = nullptr);
    Kind kind() const { return m_kind; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
};

/// A raised card with a hairline and rounded corners; give it a layout.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A surface: the window's or the panel's colour, optionally with a hairline at one side.
class Surface : public QWidget
{
    Q_OBJECT
public:
    explicit Surface(ThemeColor color, Qt::Edges hairlines = {}, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeColor m_color;
    Qt::Edges m_hairlines;
};

/// A small rounded word in a soft colour: "Training", "3 problems".
class Pill : public QLabel
{
    Q_OBJECT
public:
    enum class Tone { Neutral, Accent, Amber, Green, Red };
    explicit Pill(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);
    void setTone(Tone tone);
    QSize sizeHint() const override;
    /// The same look for delegates. Returns the width taken.
    static int paint(QPainter *painter, const QRect &cell, const QString &text, Tone tone);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

/// A caption above a control, both bound for screen readers; control's accessible name becomes the label
/// unless it has one. note stands at the right of the label, dim.
class Field : public QWidget
{
    Q_OBJECT
public:
    Field(const QString &label, QWidget *control, QWidget *parent = nullptr);
    void setNote(const QString &note);
    void setError(const QString &sentence); ///< red line beneath; empty: none
    void setHelp(const QString &sentence);  ///< dim line beneath

private:
    QLabel *m_label;
    TextLabel *m_note;
    TextLabel *m_below;
    QString m_help;
    void showBelow(const QString &error);
};

/// A title, a line of help, and room for what follows.
class Section : public QWidget
{
    Q_OBJECT
public:
    Section(const QString &title, const QString &help, QWidget *parent = nullptr);
    class QVBoxLayout *body() const { return m_body; }

private:
    class QVBoxLayout *m_body;
};

/// One picture (an icon drawn large), one sentence and one button, centred.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    EmptyState(const QString &icon, const QString &title, const QString &sentence, QWidget *parent = nullptr);
    /// Adds a button beneath; the first is the primary one.
    Button *addButton(const QString &text, bool primary = true);
    void setSentence(const QString &sentence);

private:
    class QVBoxLayout *m_layout;
    TextLabel *m_sentence;
    class QHBoxLayout *m_buttons;
};

/// A line in place instead of a message box: a sentence and at most two buttons. Hidden while empty.
class Banner : public QFrame
{
    Q_OBJECT
public:
    enum class Tone { Info, Amber, Red };
    explicit Banner(QWidget *parent = nullptr);
    void showMessage(const QString &sentence, Tone tone, const QString &button = {});
    void clear();

Q_SIGNALS:
    void clicked(); ///< the button
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone = Tone::Info;
    TextLabel *m_text;
    Button *m_button;
    class QToolButton *m_close;
};

/// Rounds the corners of an image for thumbnails, crisp at the image's device pixel ratio.
QPixmap roundedPixmap(const QImage &image, QSize logicalSize, int radius, qreal devicePixelRatio);

/// "1.2 MB", "640 × 480", "4 min left": numbers and units as the person's language writes them.
QString bytesText(qint64 bytes);
QString sizeText(QSize size);
QString durationText(double seconds);

} // namespace easel
