// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/imaging/Thumbnailer.h"
#include "app/samples/Sample.h"
#include "ui/shell/Page.h"

class QComboBox;
class QSplitter;
class QStackedWidget;

namespace easel {

class Banner;
class Button;
class EmptyState;
class Runs;
class SampleActions;
class SampleComposer;
class SampleInspector;
class SamplesModel;
class SamplesView;
class SampleViewer;
class TextLabel;
class TilePixmaps;
class Toast;
struct Error;
struct Run;

/// Pictures made with a trained LoRA: what to make, and the gallery.
class SamplesPage : public Page
{
    Q_OBJECT
public:
    SamplesPage(Workspace &workspace, Actions &actions, QWidget *parent = nullptr);
    ~SamplesPage() override;

    void showRun(const QString &runId);

    /// Chooses the newest LoRA, unless the person chose another.
    void activated() override;

Q_SIGNALS:
    void runChosen(const QString &runId);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void createWidgets(Actions &actions);
    void layOut();
    QWidget *createHeader();
    QWidget *createWork();
    void connectRuns();
    void connectView();
    void connectActions();

    const Run *chosenRun() const; ///< null where there is none
    void listLoras();
    void choose(const QString &runId);
    void runChanged(const QString &runId);
    void showChosen();

    void updateState();
    void updateEmpty();
    void updateTrouble(const Run *run);
    void updateStatus(const Run *run);
    void generate(const SamplePlan &plan);
    void showFailure(const Error &error);
    void troubleClicked();

    Workspace &m_workspace;
    Runs &m_runs;
    Thumbnailer m_thumbnailer; ///< for the gallery
    Thumbnailer m_previews;    ///< for the inspector and the large view
    TilePixmaps *m_pixmaps;
    SamplesModel *m_model;
    QString m_runId;             ///< the chosen one
    bool m_personChose = false;  ///< a LoRA other than the newest may be meant
    QString m_requestFailure;    ///< of the last click, until the next
    bool m_troubleIsKey = false; ///< the banner's button leads to the settings

    SampleActions *m_actions = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_noLora = nullptr;
    Button *m_noLoraButton = nullptr;
    QWidget *m_work = nullptr;
    QComboBox *m_lora = nullptr;
    SampleComposer *m_composer = nullptr;
    Banner *m_trouble = nullptr;
    QSplitter *m_splitter = nullptr;
    QStackedWidget *m_gallery = nullptr;
    TextLabel *m_noSamples = nullptr;
    SamplesView *m_view = nullptr;
    SampleInspector *m_inspector = nullptr;
    SampleViewer *m_viewer = nullptr;
    Toast *m_toast = nullptr;
};

} // namespace easel
