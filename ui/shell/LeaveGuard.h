// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace easel {

class Dataset;
class Notices;

/// Stands before the open dataset is left, for another or with the window. Where something would be lost, the
/// person is told in place: the first time with a way to save, after that with the choice. Lives as long as
/// its window.
class LeaveGuard : public QObject
{
    Q_OBJECT
public:
    enum class Way { Close, OpenAnother };
    using Leave = std::function<void()>;

    LeaveGuard(Dataset &dataset, Notices &notices, QWidget *window);

    /// Whether nothing is lost by leaving now, or the person said that it may be. Else leave is called once
    /// they do; it comes by here again.
    bool mayLeave(Way way, const Leave &leave);

Q_SIGNALS:
    void asked(); ///< there is something to be read and answered

private:
    void askAboutCopies(Way way, const Leave &leave);
    void tellNotSaved(Way way, const QString &sentence, const Leave &leave);
    void askAboutEdits(Way way, const QString &sentence, const Leave &leave);
    void saveAgain(Way way, const Leave &leave);
    void forget();

    Dataset &m_dataset;
    Notices &m_notices;
    QWidget *m_window;
    bool m_wasTold = false;    ///< that the edits cannot be saved
    bool m_dropEdits = false;  ///< the person said so
    bool m_dropCopies = false; ///< the same, of what is not copied in yet
};

} // namespace easel
