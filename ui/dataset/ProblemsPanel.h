// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/Problems.h"
#include "ui/widgets/Surface.h"

#include <map>
#include <optional>

class QListView;
class QModelIndex;
class QStackedWidget;

namespace easel {

class Button;
class Chip;
class Dataset;
class FactsFinder;
class ProblemLimitField;
class ProblemsModel;
class ProblemWatch;
class TextLabel;

/// What is wrong with the pictures, as an editor lists what is wrong with a program: a filter for each kind
/// with its count, its sentences, and what mends them in one undo step.
class ProblemsPanel : public Surface
{
    Q_OBJECT
public:
    ProblemsPanel(Dataset &dataset, const ProblemWatch &watch, const FactsFinder &facts,
                  QWidget *parent = nullptr);

    std::optional<ProblemKind> kind() const { return m_kind; } ///< none: all of them
    void showKind(std::optional<ProblemKind> kind);

Q_SIGNALS:
    void kindShown(std::optional<easel::ProblemKind> kind);
    void picturesRequested(const QStringList &ids); ///< to be shown in the grid
    void closeRequested();
    void failed(const QString &sentence);

private:
    void createParts();
    void layOut();
    QWidget *createFixes();
    void addChip(std::optional<ProblemKind> kind, const QString &text);
    int countOf(std::optional<ProblemKind> kind) const;
    void update();
    void updateFixes();
    void takeOut();
    QStringList includedOthers() const;
    void keepBest();
    void showPicture(const QModelIndex &index);

    Dataset &m_dataset;
    const ProblemWatch &m_watch;
    const FactsFinder &m_facts;
    std::optional<ProblemKind> m_kind;
    ProblemsModel *m_model;

    std::map<std::optional<ProblemKind>, Chip *> m_chips;
    QWidget *m_fixes = nullptr;
    TextLabel *m_summary = nullptr;
    ProblemLimitField *m_limit = nullptr;
    Button *m_takeOut = nullptr;
    Button *m_keepBest = nullptr;
    Button *m_close = nullptr;
    QListView *m_list = nullptr;
};

} // namespace easel
