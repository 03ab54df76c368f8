// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/ProgressLine.h"

#include "app/runs/Run.h"
#include "ui/cli/Output.h"
#include "ui/cli/Terminal.h"

#include <QLocale>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace easel::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr auto redrawEvery = 100ms;
static constexpr int widestBar = 30;

QString progressText(const QString &label, std::optional<double> fraction, const QString &figures,
                     int columns)
{
    QString text = label;
    if (fraction) {
        // The last column stays free: some terminals wrap as soon as it is written.
        const qsizetype rest = columns - 1 - label.size() - figures.size() - 4;
        const int width = int(std::clamp<qsizetype>(rest, 0, widestBar));
        if (width >= 5) {
            const int filled = int(std::lround(std::clamp(*fraction, 0.0, 1.0) * width));
            text += "  "_L1 + QString(filled, u'━') + QString(width - filled, u'─');
        }
    }
    if (!figures.isEmpty())
        text += "  "_L1 + figures;
    if (text.size() >= columns)
        text = text.left(std::max(0, columns - 2)) + u'…';
    return text;
}

/// "12 of 20"
static QString outOf(int done, int all)
{
    const QLocale locale;
    return ProgressLine::tr("%1 of %2").arg(locale.toString(done), locale.toString(all));
}

static QString uploadFigures(const Run &run)
{
    QString pictures = outOf(run.uploaded, run.pictures);
    if (run.bytesTotal <= 0)
        return pictures;
    const QLocale locale;
    return ProgressLine::tr("%1, %2 of %3")
        .arg(pictures, locale.formattedDataSize(run.bytesSent), locale.formattedDataSize(run.bytesTotal));
}

static QString trainingFigures(const Run &run)
{
    const QLocale locale;
    QStringList parts;
    if (run.progressPercent)
        parts.append(locale.toString(std::floor(*run.progressPercent), 'f', 0) + locale.percent());
    if (run.etaSeconds)
        parts.append(ProgressLine::tr("about %n second(s) left", nullptr, int(std::ceil(*run.etaSeconds))));
    return parts.join(u", "_s);
}

static std::optional<double> share(qint64 done, qint64 all)
{
    return all > 0 ? std::optional(double(done) / double(all)) : std::nullopt;
}

static std::pair<std::optional<double>, QString> measure(const Run &run)
{
    switch (run.stage) {
    case Stage::Preparing:
        return {share(run.prepared, run.pictures), outOf(run.prepared, run.pictures)};
    case Stage::Uploading:
        return {run.bytesTotal > 0 ? share(run.bytesSent, run.bytesTotal) : share(run.uploaded, run.pictures),
                uploadFigures(run)};
    case Stage::Training:
        return {run.progressPercent ? std::optional(*run.progressPercent / 100) : std::nullopt,
                trainingFigures(run)};
    case Stage::Sampling:
    case Stage::Done: // samples asked for later
        return {share(run.samplesDone(), qint64(run.samples.size())),
                outOf(run.samplesDone(), int(run.samples.size()))};
    default:
        return {};
    }
}

ProgressLine::ProgressLine(Output &output, QObject *parent)
    : QObject(parent)
    , m_output(output)
{
    m_redraw.setSingleShot(true);
    connect(&m_redraw, &QTimer::timeout, this, &ProgressLine::draw);
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const Run &run)
{
    const QString stage = run.stage == Stage::Done ? stageTitle(Stage::Sampling) : stageTitle(run.stage);
    const QString label = tr("%1: %2").arg(run.name, stage);
    if (!m_output.onTerminal()) {
        if (QString &told = m_told[run.id]; told != label)
            m_output.say(told = label);
        return;
    }
    m_label = label;
    std::tie(m_fraction, m_figures) = measure(run);
    if (m_redraw.isActive())
        return;
    if (!m_sinceDrawn.isValid() || m_sinceDrawn.hasExpired(redrawEvery.count()))
        draw();
    else
        m_redraw.start(redrawEvery);
}

void ProgressLine::draw()
{
    m_sinceDrawn.start();
    m_output.setPassingLine(progressText(m_label, m_fraction, m_figures, terminalColumns()));
}

void ProgressLine::clear()
{
    m_redraw.stop();
    m_output.setPassingLine({});
}

} // namespace easel::cli
