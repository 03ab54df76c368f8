// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/Result.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>

namespace easel {

/// The application, which can write down what a person feels: when the first picture of the window was there,
/// and every pause above 16 ms with what ran meanwhile. One JSON object a line. Costs nothing while it is
/// not asked to.
class TracedApplication : public QApplication
{
    Q_OBJECT
public:
    TracedApplication(int &argc, char **argv);

    /// Begins to write; an existing file is replaced. Error: Usage, naming the file.
    Result<void> traceTo(const QString &file);

    bool notify(QObject *receiver, QEvent *event) override;

private:
    bool notifyTimed(QObject *receiver, QEvent *event);
    void write(const QJsonObject &line);

    QElapsedTimer m_sinceStart;
    QFile m_file;
    int m_level = -1; ///< of the event loop whose event is being handled; −1: none
    bool m_nested = false;
    bool m_painted = false;
};

} // namespace easel
