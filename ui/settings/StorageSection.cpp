// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/StorageSection.h"

#include "app/workspace/Storage.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/UnitText.h"
#include "ui/widgets/Widgets.h"

#include <QPointer>
#include <QVBoxLayout>

namespace easel {

StorageSection::StorageSection(Storage &storage, QWidget *parent)
    : Section(
          tr("Storage"),
          tr("What Easel keeps on this computer beside your datasets. Runs are deleted or archived on the "
             "Runs page."),
          parent)
    , m_storage(storage)
    , m_facts(new FactList(nullptr, TextStyle::Body))
    , m_clear(new Button(tr("Clear caches")))
    , m_outcome(new TextLabel({}, TextStyle::Body, ThemeColor::Dim))
{
    m_facts->setObjectName(QStringLiteral("diskUse"));
    m_clear->setObjectName(QStringLiteral("clearCaches"));
    m_clear->setToolTip(
        tr("Removes what is made again when it is needed. No picture, caption or model goes."));
    m_clear->setAccessibleDescription(m_clear->toolTip());
    m_outcome->setObjectName(QStringLiteral("clearOutcome"));
    m_outcome->hide();
    body()->addWidget(m_facts);
    body()->addWidget(m_outcome);
    body()->addWidget(m_clear, 0, Qt::AlignLeading);
    connect(m_clear, &Button::clicked, this, &StorageSection::clear);
    connect(&storage, &Storage::changed, this, &StorageSection::update);
    update();
}

void StorageSection::showEvent(QShowEvent *event)
{
    Section::showEvent(event);
    m_storage.measure();
}

void StorageSection::update()
{
    const auto &use = m_storage.use();
    const auto bytes = [&](qint64 Storage::Use::*part) {
        return use ? bytesText((*use).*part) : tr("measuring…");
    };
    m_facts->setFacts({
        {tr("Samples"), bytes(&Storage::Use::samples)},
        {tr("Models"), bytes(&Storage::Use::models)},
        {tr("Caches"), bytes(&Storage::Use::caches)},
        {tr("Everything else"), bytes(&Storage::Use::other)},
        {tr("In all"), use ? bytesText(use->total()) : tr("measuring…")},
    });
    m_clear->setEnabled(use && use->caches > 0 && !m_storage.busy());
}

void StorageSection::clear()
{
    m_outcome->hide();
    m_storage.clearCaches([self = QPointer(this)](const Result<qint64> &bytes) {
        if (self)
            self->cleared(bytes);
    });
}

void StorageSection::cleared(const Result<qint64> &bytes)
{
    m_outcome->setColor(bytes ? ThemeColor::Green : ThemeColor::Red);
    m_outcome->setText(bytes ? tr("%1 are free again.").arg(bytesText(*bytes)) : bytes.error().message);
    m_outcome->show();
}

} // namespace easel
