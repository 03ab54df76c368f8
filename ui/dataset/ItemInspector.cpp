// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/ItemInspector.h"

#include "app/dataset/Dataset.h"
#include "ui/dataset/CaptionEdit.h"
#include "ui/dataset/ItemProblems.h"
#include "ui/widgets/CropEditor.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/TilePixmaps.h"
#include "ui/widgets/Widgets.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QMimeData>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace easel {

namespace {
constexpr int longestCaption = 1024; // characters, as the service takes them
constexpr int captionLines = 5;
constexpr double previewProportion = 0.7;
} // namespace

ItemInspector::ItemInspector(Dataset &dataset, Thumbnailer &previews, const TilePixmaps &tiles,
                             QWidget *parent)
    : QWidget(parent)
    , m_dataset(dataset)
    , m_tiles(tiles)
    , m_preview(new CropEditor(previews, this))
{
    createWidgets();
    layOut();
    connectSignals();
    updateWritable();
}

void ItemInspector::createWidgets()
{
    m_preview->setProportion(previewProportion);
    m_unreadable = new TextLabel(QString(), TextStyle::Body, ThemeColor::Red, this);
    m_captionLabel = new TextLabel(tr("Caption"), TextStyle::FactsSemibold, ThemeColor::Dim, this);
    m_count = new TextLabel(QString(), TextStyle::FactsSemibold, ThemeColor::Dim, this);
    m_captionLabel->setWordWrap(false);
    m_count->setWordWrap(false);
    m_caption = new CaptionEdit(*m_dataset.undoStack(), this);
    m_caption->setPlaceholderText(tr("What does the picture show?"));
    m_caption->setToolTip(tr("%1 goes to the next picture, %2 to the previous one")
                              .arg(QKeySequence(Qt::CTRL | Qt::Key_Down).toString(QKeySequence::NativeText),
                                   QKeySequence(Qt::CTRL | Qt::Key_Up).toString(QKeySequence::NativeText)));
    m_captionLabel->setBuddy(m_caption);
    const int padding = 2 * space::m;
    m_caption->setFixedHeight(captionLines * QFontMetrics(themeFont(TextStyle::Body)).lineSpacing() +
                              padding);
    m_saved = new TextLabel(QString(), TextStyle::Facts, ThemeColor::Dim, this);
    m_conflict = createConflict();
    m_included = new QCheckBox(tr("In the training"), this);
    m_facts = new FactList(this);
    m_problems = new ItemProblems(this);
    connect(m_problems, &ItemProblems::compareRequested, this, &ItemInspector::compareRequested);
}

QWidget *ItemInspector::createConflict()
{
    auto *card = new Card(this);
    m_onDisk = new TextLabel(QString(), TextStyle::Body, ThemeColor::Dim, card);
    auto *mine = new Button(tr("Keep mine"), Button::Kind::Normal, card);
    auto *theirs = new Button(tr("Take theirs"), Button::Kind::Normal, card);
    connect(mine, &Button::clicked, this, [this] { resolveConflict(true); });
    connect(theirs, &Button::clicked, this, [this] { resolveConflict(false); });

    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::m, space::m, space::m, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(
        new TextLabel(tr("Another program changed this caption while you edited it. On the disk it "
                         "is now:"),
                      TextStyle::Body, ThemeColor::Amber, card));
    layout->addWidget(m_onDisk);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(mine);
    buttons->addWidget(theirs);
    buttons->addStretch();
    layout->addLayout(buttons);
    return card;
}

void ItemInspector::layOut()
{
    auto *captionRow = new QHBoxLayout;
    captionRow->addWidget(m_captionLabel);
    captionRow->addStretch(1); // a label aligns by its words, which may run against the window's direction
    captionRow->addWidget(m_count);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_preview);
    layout->addSpacing(space::s);
    layout->addWidget(m_unreadable);
    layout->addSpacing(space::xs);
    layout->addLayout(captionRow);
    layout->addSpacing(space::xs);
    layout->addWidget(m_caption);
    layout->addSpacing(space::xs);
    layout->addWidget(m_saved);
    layout->addWidget(m_conflict);
    layout->addSpacing(space::m);
    layout->addWidget(m_included);
    layout->addWidget(m_problems);
    layout->addSpacing(space::l);
    layout->addWidget(new TextLabel(tr("Facts"), TextStyle::FactsSemibold, ThemeColor::Dim, this));
    layout->addSpacing(space::s);
    layout->addWidget(m_facts);
    layout->addStretch(1);
}

void ItemInspector::connectSignals()
{
    connect(m_caption, &CaptionEdit::edited, this, &ItemInspector::saveCaption);
    connect(m_caption, &CaptionEdit::textChanged, this, &ItemInspector::updateCount);
    connect(m_caption, &CaptionEdit::picturesPasted, &m_dataset, &Dataset::addMime);
    connect(m_preview, &CropEditor::framingEdited, this, &ItemInspector::saveFraming);
    connect(m_included, &QCheckBox::clicked, this, [this](bool included) {
        if (const auto done = m_dataset.setIncluded({m_id}, included); !done) {
            m_included->setChecked(!included);
            Q_EMIT failed(done.error().message);
        }
    });
    connect(&m_dataset, &Dataset::itemChanged, this, &ItemInspector::itemChanged);
    connect(&m_dataset, &Dataset::savedChanged, this, &ItemInspector::updateSaved);
    connect(&m_dataset, &Dataset::captionConflict, this, &ItemInspector::updateConflict);
    connect(&m_dataset, &Dataset::conflictResolved, this, &ItemInspector::updateConflict);
    connect(&m_dataset, &Dataset::stateChanged, this, &ItemInspector::updateWritable);
    connect(&m_dataset, &Dataset::trainingSettingsChanged, this, [this] {
        if (const int row = m_dataset.rowOf(m_id); row >= 0)
            itemChanged(row);
    });
}

void ItemInspector::showItem(const QString &id)
{
    const int row = m_dataset.rowOf(id);
    const bool same = id == m_id;
    m_id = row < 0 ? QString() : id;
    if (row < 0) {
        m_preview->clear();
        return;
    }
    if (!same)
        m_caption->startText(m_dataset.at(row).caption);
    itemChanged(row);
}

void ItemInspector::itemChanged(int row)
{
    if (m_id.isEmpty() || m_dataset.at(row).id != m_id)
        return;
    const DatasetItem &item = m_dataset.at(row);
    m_caption->mergeText(item.caption);
    updatePicture(row);
    updateState(row);
    updateCount();
    updateSaved();
    updateConflict();
    updateFacts(item);
}

void ItemInspector::updatePicture(int row)
{
    const DatasetItem &item = m_dataset.at(row);
    const QString path = m_dataset.picturePath(row);
    m_preview->showPicture(path, item.modified, item.info.size, m_tiles.atHand(path, item.modified));
    const TrainingSettings settings = m_dataset.trainingSettings();
    const bool isCropped = item.included && !settings.sendsOriginals();
    m_preview->setFraming(settings.size, isCropped ? std::optional(item.framing) : std::nullopt);
}

void ItemInspector::updateState(int row)
{
    const DatasetItem &item = m_dataset.at(row);
    m_unreadable->setText(item.unreadable);
    m_unreadable->setVisible(!item.unreadable.isEmpty());
    const QSignalBlocker quiet(m_included);
    m_included->setChecked(item.included);
}

void ItemInspector::updateCount()
{
    const QLocale locale;
    const auto length = m_caption->text().trimmed().size();
    m_count->setText(tr("%1 / %2", "characters of the caption, of the most that there may be")
                         .arg(locale.toString(length), locale.toString(longestCaption)));
    m_count->setColor(length > longestCaption ? ThemeColor::Red : ThemeColor::Dim);
    m_count->setAccessibleName(tr("%1 of at most %2 characters").arg(length).arg(longestCaption));
}

void ItemInspector::updateSaved()
{
    m_saved->setText(m_dataset.isReadOnly()   ? tr("Cannot be changed here")
                     : m_dataset.hasUnsaved() ? tr("Saving…")
                                              : tr("Saved"));
}

void ItemInspector::updateFacts(const DatasetItem &item)
{
    const QString separator = QStringLiteral(" · ");
    QStringList picture;
    if (item.inspected && item.unreadable.isEmpty()) {
        picture = {sizeText(item.info.size), item.info.format.toUpper(), bytesText(item.info.bytes)};
        if (item.info.animated)
            picture.append(tr("animated, the first frame is used"));
    }
    const TrainingSettings settings = m_dataset.trainingSettings();
    const QString upload = sizeText(settings.sendsOriginals() ? item.info.size : settings.size) + separator +
                           tr("sRGB JPEG", "how a picture is uploaded");
    const QRect frame = item.framing.isCentred() ? QRect() : m_preview->frame();
    m_facts->setFacts(
        {{tr("Picture"), picture.join(separator)},
         {tr("Sharpness"), m_known ? QLocale().toString(qRound(m_known->sharpness)) : QString()},
         {tr("Colours"), m_known ? m_known->colourSpace : QString()},
         {tr("Crop"), frame.isEmpty() ? QString() : sizeText(frame.size())},
         {tr("Uploaded as"), item.included && item.unreadable.isEmpty() ? upload : QString()},
         {tr("File"), item.id}});
}

void ItemInspector::setKnown(const PictureFacts *facts, const std::vector<Problem> &problems)
{
    m_known = facts ? std::optional(*facts) : std::nullopt;
    m_problems->showProblems(problems);
    if (const int row = m_dataset.rowOf(m_id); row >= 0)
        updateFacts(m_dataset.at(row));
}

void ItemInspector::updateWritable()
{
    const bool writable = !m_dataset.isReadOnly();
    m_caption->setReadOnly(!writable);
    m_included->setEnabled(writable);
    m_preview->setEditable(writable);
    updateSaved();
}

void ItemInspector::saveCaption(const QString &text)
{
    if (m_id.isEmpty())
        return;
    if (const auto done = m_dataset.setCaption(m_id, text); !done) {
        Q_EMIT failed(done.error().message);
        if (const int row = m_dataset.rowOf(m_id); row >= 0)
            m_caption->mergeText(m_dataset.at(row).caption);
    }
}

void ItemInspector::saveFraming(const Framing &framing, int go)
{
    if (m_id.isEmpty())
        return;
    if (const auto done = m_dataset.setFraming({m_id}, framing, go); !done)
        Q_EMIT failed(done.error().message);
}

void ItemInspector::resolveConflict(bool keepMine)
{
    m_dataset.resolveConflict(m_id, keepMine);
    m_caption->setFocus();
}

void ItemInspector::updateConflict()
{
    const std::optional<QString> conflict = m_dataset.conflict(m_id);
    m_conflict->setVisible(conflict.has_value());
    if (conflict)
        m_onDisk->setText(conflict->isEmpty() ? tr("(empty)") : *conflict);
}

} // namespace easel
