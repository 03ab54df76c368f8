// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dataset/ItemQuery.h"

#include <QObject>
#include <QStringList>

class QStackedWidget;
class QWidget;

namespace easel {

class Dataset;
class DatasetArrangement;
class DatasetHeader;
class DatasetModel;
class DatasetView;
class FactsFinder;
class ProblemsPanel;
class ProblemWatch;
class ThumbnailFiller;

/// How the pictures of the grid are found, ordered and explained: joins the search, the order and the
/// problems to the arrangement that the view shows, and lets what is on screen be read first.
class DatasetFinding : public QObject
{
    Q_OBJECT
public:
    DatasetFinding(Dataset &dataset, FactsFinder &facts, DatasetModel &model, DatasetView &view,
                   ThumbnailFiller &filler, QObject *parent);

    DatasetHeader *createHeader();
    /// The view, or why it is empty, with the problems beneath.
    QWidget *createGrid();

    DatasetArrangement &arrangement() const { return *m_arrangement; }
    const ProblemWatch &problems() const { return *m_problems; }
    const PictureFacts *factsOf(const QString &id) const; ///< null where nothing is known
    std::vector<Problem> problemsOf(const QString &id) const;
    /// Near-duplicates side by side.
    void compareDuplicates();
    /// Takes the search and the filter away, so that every picture can be seen.
    void showAll();
    void setProblemsShown(bool shown);
    void focusSearch();
    /// Takes out of the training what is alike or blurred until only count are left, once enough is known.
    void chooseBest(int count);

Q_SIGNALS:
    void known();                                   ///< more, or something else, of the pictures
    void picturesRequested(const QStringList &ids); ///< to be shown in the grid
    void failed(const QString &sentence);

private:
    void connectParts();
    void search(const QString &text);
    void filter(std::optional<ProblemKind> kind);
    void show(std::optional<bool> included);
    void updateFound();
    void updateProblems();
    void readFirst();
    void chooseWhenKnown();

    Dataset &m_dataset;
    FactsFinder &m_facts;
    DatasetView &m_view;
    ThumbnailFiller &m_filler;
    ProblemWatch *m_problems;
    DatasetArrangement *m_arrangement;
    DatasetHeader *m_header = nullptr;
    QStackedWidget *m_found = nullptr;
    ProblemsPanel *m_panel = nullptr;
    int m_toChoose = 0; ///< 0: nothing is waited for
};

} // namespace easel
