// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/ServiceSection.h"

#include "app/service/ServiceClient.h"
#include "app/workspace/Settings.h"
#include "app/workspace/Workspace.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Field.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace easel {

namespace {

const QString usualAddress = QStringLiteral("https://api.novita.ai");

} // namespace

ServiceSection::ServiceSection(Workspace &workspace, QWidget *parent)
    : Section(
          tr("Service"),
          tr("Where trainings and samples are made. Another address is for those who run a relay of their "
             "own; plain http goes to this computer only."),
          parent)
    , m_workspace(workspace)
    , m_address(new QLineEdit(workspace.settings().serviceUrl(), this))
    , m_field(new Field(tr("Service address"), m_address, this))
    , m_usual(new Button(tr("Use %1").arg(usualAddress), Button::Kind::Link, this))
{
    m_address->setObjectName(QStringLiteral("serviceAddress"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    body()->addWidget(m_field);
    body()->addWidget(m_usual, 0, Qt::AlignLeading);
    connect(m_address, &QLineEdit::editingFinished, this, &ServiceSection::keep);
    connect(m_address, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(m_usual, &Button::clicked, this, [this] {
        m_address->setText(usualAddress);
        keep();
    });
    update();
}

void ServiceSection::keep()
{
    const QString typed = m_address->text().trimmed();
    const Result<QUrl> url = checkedServiceUrl(typed);
    m_field->setError(url ? QString() : url.error().message);
    if (url)
        m_workspace.settings().setServiceUrl(typed);
    update();
}

void ServiceSection::update()
{
    const QString kept = m_workspace.settings().serviceUrl();
    const bool inUse = QUrl(kept).toString(QUrl::StripTrailingSlash) == m_workspace.serviceName();
    m_field->setHelp(
        inUse ? tr("In use now.")
              : tr("Applies at the next start of Easel. In use now: %1").arg(m_workspace.serviceName()));
    m_usual->setVisible(m_address->text().trimmed() != usualAddress);
}

} // namespace easel
