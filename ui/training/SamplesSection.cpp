// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/SamplesSection.h"

#include "ui/training/SettingHelp.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace easel {

static constexpr int shownLines = 3;

SamplesSection::SamplesSection(TrainingSettings &settings, QWidget *parent)
    : SettingsSection(
          tr("Samples when it is done"),
          tr("Made as soon as the model serves, at strengths %1, %2 and %3 and with the base model alone "
             "beside them.")
              .arg(QLocale().toString(0.6, 'f', 1), QLocale().toString(0.8, 'f', 1),
                   QLocale().toString(1.0, 'f', 1)),
          settings, parent)
    , m_prompts(new QPlainTextEdit)
{
    m_prompts->setTabChangesFocus(true);
    m_prompts->setPlaceholderText(tr("One prompt a line; none for no samples"));
    m_prompts->setFixedHeight(shownLines * QFontMetrics(themeFont(TextStyle::Body)).lineSpacing() + space::l +
                              space::xs);
    body()->addWidget(
        makeField(field::samplePrompts, tr("Sample prompts"), QStringLiteral("samplePrompts"), m_prompts));
    addHelpLine(field::samplePrompts);
    connect(m_prompts, &QPlainTextEdit::textChanged, this, [this] {
        // The text also changes by its formatting.
        if (prompts() == this->settings().samplePrompts)
            return;
        this->settings().samplePrompts = prompts();
        changed(field::samplePrompts);
    });
}

void SamplesSection::load()
{
    // Blank lines and the cursor of whoever is typing stay as they are.
    if (prompts() == settings().samplePrompts)
        return;
    const QSignalBlocker block(m_prompts);
    m_prompts->setPlainText(settings().samplePrompts.join(u'\n'));
}

QStringList SamplesSection::prompts() const
{
    QStringList lines;
    const QStringList all = m_prompts->toPlainText().split(u'\n');
    for (const QString &line : all) {
        if (const QString prompt = line.trimmed(); !prompt.isEmpty())
            lines << prompt;
    }
    return lines;
}

} // namespace easel
