// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/Run.h"

#include <QWidget>

namespace easel {

class Button;
class InlineQuestion;

/// Putting the chosen run away: archive it or bring it back, delete it with its files. Deleting asks in
/// place, and asks again where the files cannot go to the trash.
class RunKeeping : public QWidget
{
    Q_OBJECT
public:
    explicit RunKeeping(QWidget *parent = nullptr);

    void setRun(const Run &run);
    void askToDelete(); ///< as the button does
    /// The trash does not take the files; reason: one sentence.
    void askForGood(const QString &runId, const QString &reason);

Q_SIGNALS:
    void archiveRequested(bool archived);
    void deleteRequested(bool forGood); ///< confirmed

private:
    void connectSignals();
    void endQuestions();

    Button *m_archive;
    Button *m_delete;
    InlineQuestion *m_trash;
    InlineQuestion *m_forGood;
    QString m_runId;
    QString m_name;
    QString m_content; ///< what goes with it
    bool m_archived = false;
};

/// Neither active nor only at the service.
bool canPutAway(const Run &run);

} // namespace easel
