// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/ModelSection.h"

#include "app/training/BaseModel.h"
#include "ui/training/BaseModelBox.h"
#include "ui/training/SettingHelp.h"
#include "ui/widgets/ColumnsBox.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace easel {

ModelSection::ModelSection(TrainingSettings &settings, QWidget *parent)
    : SettingsSection(
          tr("The model"),
          tr("The base decides what the style is painted with. It can later be used with every model of "
             "its family."),
          settings, parent)
{
    createFields();
    addHelpLine(field::baseModel);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString &text) {
        this->settings().name = text;
        changed(field::name);
    });
    connect(m_base, &BaseModelBox::currentIndexChanged, this, &ModelSection::chooseBase);
}

void ModelSection::createFields()
{
    m_name = new QLineEdit;
    m_name->setMaxLength(200);
    m_base = new BaseModelBox;
    auto *columns = new ColumnsBox(240);
    columns->add(makeField(field::name, tr("Run name"), QStringLiteral("runName"), m_name));
    columns->add(makeField(field::baseModel, tr("Base model"), QStringLiteral("baseModel"), m_base));
    body()->addWidget(columns);
}

void ModelSection::load()
{
    const QSignalBlocker block(m_base);
    // Setting the same text would move the cursor of whoever is typing.
    if (m_name->text() != settings().name)
        m_name->setText(settings().name);
    m_base->setBaseModel(settings().baseModel);
    explainAgain();
}

void ModelSection::setPlaceholder(const QString &name)
{
    m_name->setPlaceholderText(name);
}

void ModelSection::chooseBase()
{
    const BaseModel *before = findBaseModel(settings().baseModel);
    const BaseModel *now = findBaseModel(m_base->baseModel());
    if (!now)
        return;
    settings().baseModel = now->id;
    // The size follows the base until the person has chosen another than the base's own.
    if (!before || settings().size == QSize(before->nativeSize, before->nativeSize))
        settings().size = {now->nativeSize, now->nativeSize};
    Q_EMIT baseChanged();
    changed(field::baseModel);
}

} // namespace easel
