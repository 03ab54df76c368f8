// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cli/CountProgress.h"

#include "ui/cli/Output.h"
#include "ui/cli/ProgressLine.h"
#include "ui/cli/Terminal.h"

#include <QLocale>

#include <chrono>

namespace easel::cli {

using namespace std::chrono_literals;

static constexpr std::chrono::milliseconds redrawEvery = 100ms;
static constexpr std::chrono::milliseconds lineEvery = 10s; ///< where lines stay, as in a log

CountProgress::CountProgress(QString label, int all, Output &output, QObject *parent)
    : QObject(parent)
    , m_label(std::move(label))
    , m_all(all)
    , m_output(output)
    , m_count(std::make_shared<std::atomic_int>(0))
{
    connect(&m_timer, &QTimer::timeout, this, &CountProgress::show);
    m_timer.start(output.onTerminal() ? redrawEvery : lineEvery);
}

CountProgress::~CountProgress()
{
    m_output.setPassingLine({});
}

void CountProgress::show()
{
    const int done = *m_count;
    const QLocale locale;
    const QString figures = tr("%1 of %2").arg(locale.toString(done), locale.toString(m_all));
    if (m_output.onTerminal()) {
        const double fraction = m_all > 0 ? double(done) / m_all : 1;
        m_output.setPassingLine(progressText(m_label, fraction, figures, terminalColumns()));
    } else {
        m_output.say(tr("%1: %2").arg(m_label, figures));
    }
}

} // namespace easel::cli
