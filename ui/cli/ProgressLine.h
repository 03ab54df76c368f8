// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>

namespace easel {
struct Run;
} // namespace easel

namespace easel::cli {

class Output;

/// How far a run is, on stderr: on a terminal one line with a bar, drawn again at most ten times a second;
/// elsewhere a line for each stage that is entered.
class ProgressLine : public QObject
{
    Q_OBJECT
public:
    explicit ProgressLine(Output &output, QObject *parent = nullptr);
    ~ProgressLine() override;

    void show(const Run &run);
    void clear();

private:
    void draw();

    Output &m_output;
    QTimer m_redraw;
    QElapsedTimer m_sinceDrawn;
    QHash<QString, QString> m_told; ///< the line last written for each run
    QString m_label;
    QString m_figures;
    std::optional<double> m_fraction;
};

/// The line of the given width: label, bar where a fraction is known, figures. Cut where it does not fit.
QString progressText(const QString &label, std::optional<double> fraction, const QString &figures,
                     int columns);

} // namespace easel::cli
