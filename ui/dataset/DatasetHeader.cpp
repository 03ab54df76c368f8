// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/DatasetHeader.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Chip.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <chrono>
#include <utility>

namespace easel {

using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 120ms;
constexpr int narrowestSearch = 120;
constexpr int roomForAll = 860; // for the buttons that the menu has, too

/// What stands in the box, best first where there is a best.
struct Choice
{
    ItemOrder order;
    QString text;
};

std::vector<Choice> choices()
{
    using By = OrderBy;
    return {{{By::Name, false}, DatasetHeader::tr("By name")},
            {{By::Date, true}, DatasetHeader::tr("Newest first")},
            {{By::Date, false}, DatasetHeader::tr("Oldest first")},
            {{By::Size, true}, DatasetHeader::tr("Largest first")},
            {{By::Size, false}, DatasetHeader::tr("Smallest first")},
            {{By::Sharpness, true}, DatasetHeader::tr("Sharpest first")},
            {{By::Sharpness, false}, DatasetHeader::tr("Most blurred first")},
            {{By::Similarity, false}, DatasetHeader::tr("Similar ones together")}};
}

/// To a few letters, where the window is narrow.
void letShrink(QComboBox *box)
{
    constexpr int fewestLetters = 7;
    box->setMinimumContentsLength(fewestLetters);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    box->setMinimumWidth(box->fontMetrics().averageCharWidth() * fewestLetters + space::xxl);
}

} // namespace

DatasetHeader::DatasetHeader(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(space::xl, space::m, space::xl, space::m);
    m_layout->setSpacing(space::s);
    createSearch();
    m_problems = new Chip(QString(), this);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_problems->setWarns(true);
    connect(m_problems, &Chip::toggled, this, [this](bool shown) {
        updateProblems();
        Q_EMIT problemsToggled(shown);
    });
    createShown();
    createOrder();
    m_layout->addWidget(m_search, 1);
    m_layout->addWidget(m_problems);
    m_layout->addWidget(m_shown);
    m_layout->addWidget(m_order);
    updateProblems();
}

void DatasetHeader::createSearch()
{
    m_search = new QLineEdit(this);
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search names and captions"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(narrowestSearch);
    QAction *icon = m_search->addAction(themeIcon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    icon->setText(tr("Search"));
    connect(icon, &QAction::triggered, this, &DatasetHeader::focusSearch);
    m_search->installEventFilter(this);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &DatasetHeader::tellSearch);
}

void DatasetHeader::createOrder()
{
    m_order = new QComboBox(this);
    m_order->setObjectName(QStringLiteral("sort"));
    m_order->setAccessibleName(tr("Sort"));
    m_order->setToolTip(tr("The order of the pictures"));
    for (const Choice &choice : choices())
        m_order->addItem(choice.text);
    letShrink(m_order);
    connect(m_order, &QComboBox::currentIndexChanged, this, &DatasetHeader::tellOrder);
}

void DatasetHeader::createShown()
{
    m_shown = new QComboBox(this);
    m_shown->setObjectName(QStringLiteral("shown"));
    m_shown->setAccessibleName(tr("Pictures shown"));
    m_shown->addItem(tr("All pictures"));
    m_shown->addItem(tr("In the training"), true);
    m_shown->addItem(tr("Taken out"), false);
    letShrink(m_shown);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant included = m_shown->currentData();
        Q_EMIT shownChosen(included.isValid() ? std::optional(included.toBool()) : std::nullopt);
    });
}

void DatasetHeader::showAll()
{
    m_shown->setCurrentIndex(0);
}

void DatasetHeader::setOrder(const ItemOrder &order)
{
    const auto all = choices();
    const auto found = std::ranges::find(all, order, &Choice::order);
    if (found != all.end())
        m_order->setCurrentIndex(int(found - all.begin()));
}

void DatasetHeader::addButton(QWidget *button, bool isSpare)
{
    m_layout->addWidget(button);
    if (isSpare)
        m_spareButton = button;
    makeRoom();
}

void DatasetHeader::makeRoom()
{
    if (m_spareButton)
        m_spareButton->setVisible(width() >= roomForAll);
}

void DatasetHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void DatasetHeader::tellOrder()
{
    const auto all = choices();
    if (const int row = m_order->currentIndex(); row >= 0)
        Q_EMIT orderChosen(all[std::size_t(row)].order);
}

void DatasetHeader::tellSearch()
{
    m_typing.stop();
    Q_EMIT searched(m_search->text());
}

void DatasetHeader::setProblemCount(int count)
{
    m_problemCount = count;
    updateProblems();
}

void DatasetHeader::setProblemsShown(bool shown)
{
    m_problems->setChecked(shown);
}

void DatasetHeader::updateProblems()
{
    m_problems->setText(m_problemCount > 0 ? tr("%n problem(s)", nullptr, m_problemCount)
                                           : tr("No problems"));
    m_problems->setAccessibleName(m_problems->text());
    m_problems->setVisible(m_problemCount > 0 || m_problems->isChecked());
    m_problems->updateGeometry();
}

void DatasetHeader::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void DatasetHeader::clearSearch()
{
    m_search->clear();
    tellSearch();
}

bool DatasetHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_search || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape:
        if (!m_search->text().isEmpty()) {
            clearSearch();
            return true;
        }
        Q_EMIT leftSearch();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        tellSearch();
        Q_EMIT leftSearch();
        return true;
    default:
        return false;
    }
}

} // namespace easel
