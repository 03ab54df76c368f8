// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/ModelsCard.h"

#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/Widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

namespace easel {

ModelsCard::ModelsCard(QWidget *parent)
    : Card(parent)
    , m_list(new QVBoxLayout)
{
    setAccessibleName(tr("Models"));
    m_list->setSpacing(space::s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::l, space::l, space::l);
    layout->setSpacing(space::m);
    layout->addWidget(new TextLabel(tr("Model"), TextStyle::FactsSemibold, ThemeColor::Dim));
    layout->addLayout(m_list);
    hide();
}

void ModelsCard::setModels(const std::vector<TrainedModel> &models)
{
    if (models == m_models)
        return;
    m_models = models;
    while (QLayoutItem *item = m_list->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const TrainedModel &model : m_models)
        m_list->addWidget(makeRow(model));
    setVisible(!m_models.empty());
}

QWidget *ModelsCard::makeRow(const TrainedModel &model)
{
    // Read-only fields, since such names are longer than any card and still have to be selected.
    auto *name = new QLineEdit(model.modelName);
    name->setReadOnly(true);
    name->setObjectName(QStringLiteral("modelName"));
    name->setAccessibleName(tr("Model name"));
    name->setToolTip(toolTipText(model.modelName));
    name->setCursorPosition(0);
    auto *copy = new QToolButton;
    copy->setIcon(themeIcon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setObjectName(QStringLiteral("copyModelName"));
    copy->setAccessibleName(tr("Copy the model’s name"));
    copy->setToolTip(copy->accessibleName());
    connect(copy, &QToolButton::clicked, this,
            [text = model.modelName] { QGuiApplication::clipboard()->setText(text); });

    const bool serves = model.modelStatus == QLatin1StringView("SERVING");
    const bool deploys = model.modelStatus == QLatin1StringView("DEPLOYING");
    // A word that is not known is shown as the service says it.
    auto *status = new Pill(serves    ? tr("serving")
                            : deploys ? tr("being put to service")
                                      : model.modelStatus,
                            serves    ? Pill::Tone::Green
                            : deploys ? Pill::Tone::Accent
                                      : Pill::Tone::Neutral);

    auto *row = new QWidget;
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::xs);
    top->addWidget(name, 1);
    top->addWidget(copy);
    layout->addLayout(top);
    layout->addWidget(status, 0, Qt::AlignLeading);
    return row;
}

} // namespace easel
