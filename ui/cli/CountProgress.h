// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <memory>

namespace easel::cli {

class Output;

/// How far workers are with many things, on stderr, while it lives: on a terminal one line with a bar;
/// elsewhere a line now and then. Few things are soon done and say nothing.
class CountProgress : public QObject
{
    Q_OBJECT
public:
    CountProgress(QString label, int all, Output &output, QObject *parent = nullptr);
    ~CountProgress() override;

    /// How many are done; workers write it, and may outlive this object.
    const std::shared_ptr<std::atomic_int> &count() const { return m_count; }

private:
    void show();

    const QString m_label;
    const int m_all;
    Output &m_output;
    const std::shared_ptr<std::atomic_int> m_count;
    QTimer m_timer;
};

} // namespace easel::cli
