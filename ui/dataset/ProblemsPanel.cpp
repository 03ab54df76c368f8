// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/ProblemsPanel.h"

#include "app/dataset/Dataset.h"
#include "app/dataset/FactsFinder.h"
#include "app/dataset/ProblemWatch.h"
#include "ui/dataset/ProblemLimitField.h"
#include "ui/dataset/ProblemsModel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Widgets.h"

#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace easel {

namespace {
constexpr int iconSide = 16;
} // namespace

ProblemsPanel::ProblemsPanel(Dataset &dataset, const ProblemWatch &watch, const FactsFinder &facts,
                             QWidget *parent)
    : Surface(ThemeColor::Panel, Qt::TopEdge, parent)
    , m_dataset(dataset)
    , m_watch(watch)
    , m_facts(facts)
    , m_model(new ProblemsModel(watch, this))
{
    createParts();
    layOut();
    connect(&watch, &ProblemWatch::changed, this, &ProblemsPanel::update);
    update();
}

void ProblemsPanel::createParts()
{
    addChip(std::nullopt, tr("All"));
    for (const ProblemKind kind : allProblemKinds)
        addChip(kind, problemKindTitle(kind));
    m_summary = new TextLabel(QString(), TextStyle::Body, ThemeColor::Dim, this);
    m_limit = new ProblemLimitField(m_dataset, this);
    m_takeOut = new Button(QString(), Button::Kind::Normal, this);
    connect(m_takeOut, &Button::clicked, this, &ProblemsPanel::takeOut);
    m_keepBest = new Button(tr("Keep the best of each group"), Button::Kind::Normal, this);
    m_keepBest->setToolTip(tr("The others are taken out of the training; the files stay where they are."));
    connect(m_keepBest, &Button::clicked, this, &ProblemsPanel::keepBest);
    m_close = new Button(QString(), Button::Kind::Quiet, this);
    m_close->setIcon(themeIcon(QStringLiteral("close")));
    m_close->setAccessibleName(tr("Close the problems"));
    m_close->setToolTip(tr("Close"));
    connect(m_close, &Button::clicked, this, &ProblemsPanel::closeRequested);
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("problemList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setModel(m_model);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({iconSide, iconSide});
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->viewport()->setAutoFillBackground(false);
    connect(m_list, &QListView::clicked, this, &ProblemsPanel::showPicture);
    connect(m_list, &QListView::activated, this, &ProblemsPanel::showPicture);
}

void ProblemsPanel::addChip(std::optional<ProblemKind> kind, const QString &text)
{
    auto *chip = new Chip(text, this);
    // Not clicked(): assistive technology toggles.
    connect(chip, &Chip::toggled, this, [this, kind](bool on) {
        if (on != (kind == m_kind))
            showKind(kind); // the chosen one stays on
    });
    m_chips.emplace(kind, chip);
}

void ProblemsPanel::layOut()
{
    auto *chips = new FlowLayout(space::s);
    for (const auto &[kind, chip] : m_chips)
        chips->addWidget(chip);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::m);
    auto *title = new TextLabel(tr("Problems"), TextStyle::Title, ThemeColor::Text, this);
    title->setWordWrap(false);
    top->addWidget(title, 0, Qt::AlignTop);
    top->addLayout(chips, 1);
    top->addWidget(m_close, 0, Qt::AlignTop);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::m, space::m, 0);
    layout->setSpacing(space::s);
    layout->addLayout(top);
    m_fixes = createFixes();
    layout->addWidget(m_fixes);
    layout->addWidget(m_list, 1);
}

QWidget *ProblemsPanel::createFixes()
{
    auto *fixes = new QWidget(this);
    auto *layout = new QHBoxLayout(fixes);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_limit);
    layout->addWidget(m_keepBest);
    layout->addWidget(m_takeOut);
    return fixes;
}

void ProblemsPanel::showKind(std::optional<ProblemKind> kind)
{
    m_kind = kind;
    m_model->setKind(kind);
    update();
    Q_EMIT kindShown(kind);
}

int ProblemsPanel::countOf(std::optional<ProblemKind> kind) const
{
    return kind ? m_watch.index().count(*kind) : m_watch.index().count();
}

void ProblemsPanel::update()
{
    for (const auto &[kind, chip] : m_chips) {
        const int count = countOf(kind);
        chip->setCount(count);
        {
            const QSignalBlocker quiet(chip);
            chip->setChecked(kind == m_kind);
        }
        // Near-duplicates can be looked at in the whole folder, also those that are not in the training.
        const bool more = kind == ProblemKind::Duplicate && !m_watch.duplicates().empty();
        chip->setVisible(!kind || count > 0 || more || kind == m_kind);
    }
    updateFixes();
}

void ProblemsPanel::updateFixes()
{
    const std::vector<Problem> &shown = m_model->shown();
    m_limit->showKind(m_kind);
    m_keepBest->setVisible(m_kind == ProblemKind::Duplicate);
    const QStringList others = includedOthers();
    m_keepBest->setEnabled(!m_dataset.isReadOnly() && !others.isEmpty());
    const bool canTakeOut = m_kind && m_kind != ProblemKind::Duplicate;
    m_takeOut->setVisible(canTakeOut && !shown.empty());
    m_takeOut->setEnabled(!m_dataset.isReadOnly());
    m_takeOut->setText(tr("Take %n picture(s) out of the training", nullptr, int(shown.size())));
    if (m_watch.problems().empty() && m_kind != ProblemKind::Duplicate)
        m_summary->setText(m_facts.isBusy() ? tr("The pictures are being looked through…")
                                            : tr("Nothing is wrong with the pictures of the training."));
    else if (m_kind == ProblemKind::Duplicate && others.isEmpty())
        m_summary->setText(tr("Of each group that looks alike, at most the best is in the training."));
    else if (m_kind == ProblemKind::Duplicate)
        m_summary->setText(tr("%n group(s) of pictures in the whole folder look alike.", nullptr,
                              int(m_watch.duplicates().size())));
    else if (!m_kind || shown.empty())
        m_summary->setText(QString());
    else
        m_summary->setText(problemSummary(shown, m_dataset.trainingSettings().size));
    m_fixes->setVisible(!m_summary->text().isEmpty());
}

void ProblemsPanel::takeOut()
{
    QStringList ids;
    for (const Problem &problem : m_model->shown())
        ids.append(problem.id);
    if (const auto done = m_dataset.setIncluded(ids, false); !done)
        Q_EMIT failed(done.error().message);
}

/// Those that “keep the best” takes out.
QStringList ProblemsPanel::includedOthers() const
{
    QStringList others = othersThanBest(m_watch.duplicates(), m_facts.known());
    others.removeIf([this](const QString &id) {
        const int row = m_dataset.rowOf(id);
        return row < 0 || !m_dataset.at(row).included;
    });
    return others;
}

void ProblemsPanel::keepBest()
{
    if (const auto done = m_dataset.setIncluded(includedOthers(), false); !done)
        Q_EMIT failed(done.error().message);
}

void ProblemsPanel::showPicture(const QModelIndex &index)
{
    const auto row = std::size_t(index.row());
    if (index.isValid() && row < m_model->shown().size())
        Q_EMIT picturesRequested({m_model->shown()[row].id});
}

} // namespace easel
