// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/ModelRow.h"

#include "app/runs/LoraName.h"
#include "ui/widgets/FactList.h"
#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/UnitText.h"
#include "ui/widgets/Widgets.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace easel {

namespace {

/// Read-only fields, since such names are longer than any card and still have to be selected.
QLineEdit *nameField(const QString &objectName, const QString &accessibleName)
{
    auto *field = new QLineEdit;
    field->setReadOnly(true);
    field->setObjectName(objectName);
    field->setAccessibleName(accessibleName);
    return field;
}

void setName(QLineEdit *field, const QString &name)
{
    if (field->text() == name)
        return;
    field->setText(name);
    field->setToolTip(toolTipText(name));
    field->setCursorPosition(0);
}

} // namespace

ModelRow::ModelRow(const TrainedModel &model, QWidget *parent)
    : QWidget(parent)
{
    createWidgets(model);
    layOut();
    connect(m_download, &Button::clicked, this, &ModelRow::downloadRequested);
    connect(m_stop, &Button::clicked, this, &ModelRow::stopRequested);
    connect(m_show, &Button::clicked, this, [this] { Q_EMIT showRequested(m_path); });
    setInfo({});
}

void ModelRow::createWidgets(const TrainedModel &model)
{
    m_name = nameField(QStringLiteral("modelName"), tr("Model name"));
    setName(m_name, model.modelName);
    m_serviceName = nameField(QStringLiteral("serviceModelName"), tr("Name for generation"));

    const bool serves = model.modelStatus == QLatin1StringView("SERVING");
    const bool deploys = model.modelStatus == QLatin1StringView("DEPLOYING");
    // A word that is not known is shown as the service says it.
    m_status = new Pill(serves    ? tr("serving")
                        : deploys ? tr("being put to service")
                                  : model.modelStatus,
                        serves    ? Pill::Tone::Green
                        : deploys ? Pill::Tone::Accent
                                  : Pill::Tone::Neutral);

    m_download = new Button(tr("Download"));
    m_download->setObjectName(QStringLiteral("downloadModel"));
    m_stop = new Button(tr("Stop the download"));
    m_stop->setObjectName(QStringLiteral("stopDownload"));
    m_show = new Button(tr("Show in folder"));
    m_show->setObjectName(QStringLiteral("showModel"));
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("downloadProgress"));
    m_bar->setAccessibleName(tr("Download progress"));
    m_bar->setTextVisible(false);
    m_progress = new TextLabel({}, TextStyle::Facts, ThemeColor::Dim);
    m_progress->setObjectName(QStringLiteral("downloadText"));
    m_trouble = new TextLabel({}, TextStyle::Facts, ThemeColor::Amber);
    m_trouble->setObjectName(QStringLiteral("downloadTrouble"));
    m_facts = new FactList;
}

QWidget *ModelRow::nameLine(QLineEdit *name, const QString &copyWords)
{
    auto *copy = new QToolButton;
    copy->setIcon(themeIcon(QStringLiteral("copy")));
    copy->setAutoRaise(true);
    copy->setObjectName(QStringLiteral("copyModelName"));
    copy->setAccessibleName(copyWords);
    copy->setToolTip(copyWords);
    connect(copy, &QToolButton::clicked, name,
            [name] { QGuiApplication::clipboard()->setText(name->text()); });
    auto *line = new QWidget;
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::xs);
    layout->addWidget(name, 1);
    layout->addWidget(copy);
    return line;
}

void ModelRow::layOut()
{
    m_serviceBlock = new QWidget;
    auto *service = new QVBoxLayout(m_serviceBlock);
    service->setContentsMargins(0, 0, 0, 0);
    service->setSpacing(space::xs);
    service->addWidget(new TextLabel(tr("Its name for generation"), TextStyle::Facts, ThemeColor::Dim));
    service->addWidget(nameLine(m_serviceName, tr("Copy the name for generation")));

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_status);
    buttons->addStretch();
    for (Button *button : {m_download, m_stop, m_show})
        buttons->addWidget(button);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(nameLine(m_name, tr("Copy the model’s name")));
    layout->addWidget(m_serviceBlock);
    layout->addLayout(buttons);
    layout->addWidget(m_bar);
    layout->addWidget(m_progress);
    layout->addWidget(m_trouble);
    layout->addWidget(m_facts);
}

void ModelRow::setInfo(const ModelInfo &info)
{
    const QString known = info.service ? info.service->nameInApi : QString();
    setName(m_serviceName, known);
    m_serviceBlock->setVisible(!known.isEmpty() && known != m_name->text());
    showFile(info);
    showFacts(info.file);
}

void ModelRow::showFile(const ModelInfo &info)
{
    using State = ModelFile::State;
    const ModelFile &file = info.file;
    const bool offered = info.service && !info.service->downloadUrl.isEmpty();
    const bool loading = file.state == State::Loading;
    m_path = file.path;
    m_download->setVisible(offered && (file.state == State::Absent || file.state == State::Part));
    m_download->setText(file.state == State::Part ? tr("Go on downloading") : tr("Download"));
    m_stop->setVisible(loading);
    m_show->setVisible(file.state == State::Here);
    m_bar->setVisible(loading);
    m_bar->setRange(0, file.total > 0 ? 1000 : 0); // nobody said how much: it moves without a number
    if (file.total > 0)
        m_bar->setValue(int(std::clamp<qint64>(file.received * 1000 / file.total, 0, 1000)));
    QString words;
    if (loading || file.state == State::Part)
        words = downloadText(file);
    else if (info.listRead && info.service && !offered && file.state == State::Absent)
        words = tr("The service offers no download of this model.");
    m_progress->setText(words);
    m_progress->setVisible(!words.isEmpty());
    const QString trouble = file.error               ? file.error->message
                            : !file.notice.isEmpty() ? file.notice
                                                     : info.listError;
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

void ModelRow::showFacts(const ModelFile &file)
{
    m_facts->setVisible(file.facts.has_value());
    if (!file.facts)
        return;
    const QLocale locale;
    const LoraFacts &facts = *file.facts;
    const auto number = [&](const std::optional<qint64> &value) {
        return value ? locale.toString(*value) : QString();
    };
    const QString alpha = facts.alpha ? locale.toString(*facts.alpha) : QString();
    const QString dim = number(facts.dim);
    m_facts->setFacts({
        {tr("Size"), bytesText(facts.bytes)},
        {tr("Dimension"), dim.isEmpty() || alpha.isEmpty() ? dim : tr("%1, alpha %2").arg(dim, alpha)},
        {tr("Trained on"), facts.base},
        {tr("Family"), facts.baseVersion},
        {tr("Steps"), number(facts.steps)},
        {tr("Pictures"), number(facts.pictures)},
        {tr("Precision"), facts.precision},
    });
}

QString downloadText(const ModelFile &file)
{
    const bool part = file.state == ModelFile::State::Part;
    if (file.total > 0)
        return ModelRow::tr("%1 of %2", "bytes").arg(bytesText(file.received), bytesText(file.total));
    if (file.received == 0)
        return part ? QString() : ModelRow::tr("Asking for the file…");
    return part ? ModelRow::tr("%1 are here; the rest is still to come.").arg(bytesText(file.received))
                : bytesText(file.received);
}

} // namespace easel
