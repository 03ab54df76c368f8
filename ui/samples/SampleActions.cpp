// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleActions.h"

#include "app/core/AtomicFile.h"
#include "app/core/Worker.h"
#include "app/imaging/Picture.h"
#include "ui/shell/Actions.h"
#include "ui/widgets/ShowInFolder.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QSet>

namespace easel {

namespace {

constexpr qint64 largestSampleFile = 512LL * 1024 * 1024;

} // namespace

Result<int> copyFiles(const QStringList &from, const QStringList &to)
{
    for (qsizetype i = 0; i < from.size(); ++i) {
        const auto bytes = readWholeFile(from.at(i), largestSampleFile);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const auto written = writeAtomically(to.at(i), *bytes); !written)
            return std::unexpected(written.error());
    }
    return int(from.size());
}

QStringList freeNamesIn(const QString &folder, const QStringList &files)
{
    QStringList names;
    QSet<QString> taken;
    for (const QString &file : files) {
        const QFileInfo info(file);
        const QString stem = QDir(folder).filePath(info.completeBaseName());
        const QString suffix = info.suffix().isEmpty() ? QString() : QLatin1Char('.') + info.suffix();
        QString name = stem + suffix;
        for (int i = 2; taken.contains(name) || QFileInfo::exists(name); ++i)
            name = QStringLiteral("%1 (%2)%3").arg(stem).arg(i).arg(suffix);
        taken.insert(name);
        names.append(name);
    }
    return names;
}

SampleActions::SampleActions(Actions &registry, QWidget *page)
    : QObject(page)
    , m_page(page)
{
    createActions(registry);
    connectActions();
    update();
}

void SampleActions::createActions(Actions &registry)
{
    m_saveAs = registry.add(QStringLiteral("samples.saveAs"), tr("Save as…"), QKeySequence::Save);
    m_copyPicture = registry.add(QStringLiteral("samples.copyPicture"), tr("Copy picture"));
    m_showInFolder = registry.add(QStringLiteral("samples.showInFolder"), tr("Show in the file manager"));
    m_useSettings = registry.add(QStringLiteral("samples.useSettings"), tr("Use these settings"));
    m_makeAgain = registry.add(QStringLiteral("samples.makeAgain"), tr("Make again"));
}

void SampleActions::connectActions()
{
    connect(m_saveAs, &QAction::triggered, this, &SampleActions::chooseTarget);
    connect(m_copyPicture, &QAction::triggered, this, &SampleActions::copyToClipboard);
    connect(m_showInFolder, &QAction::triggered, this, [this] { easel::showInFolder(m_current->file); });
    connect(m_useSettings, &QAction::triggered, this, [this] { Q_EMIT useSettingsRequested(*m_current); });
    connect(m_makeAgain, &QAction::triggered, this, [this] { Q_EMIT makeAgainRequested(unknown()); });
}

void SampleActions::setChosen(const std::vector<Sample> &samples, const std::optional<Sample> &current)
{
    m_chosen = samples;
    m_current = current;
    update();
}

void SampleActions::setPageInFront(bool inFront)
{
    m_inFront = inFront;
    update();
}

void SampleActions::update()
{
    const bool current = m_inFront && m_current;
    const bool picture = current && m_current->state == SampleState::Done;
    m_useSettings->setEnabled(current);
    m_copyPicture->setEnabled(picture);
    m_showInFolder->setEnabled(picture);
    m_saveAs->setEnabled(m_inFront && !files().isEmpty());
    m_makeAgain->setEnabled(m_inFront && !unknown().empty());
}

QStringList SampleActions::files() const
{
    QStringList files;
    for (const Sample &sample : m_chosen) {
        if (sample.state == SampleState::Done)
            files.append(sample.file);
    }
    return files;
}

std::vector<qint64> SampleActions::unknown() const
{
    std::vector<qint64> ids;
    for (const Sample &sample : m_chosen) {
        if (sample.state == SampleState::Unknown)
            ids.push_back(sample.id);
    }
    return ids;
}

void SampleActions::chooseTarget()
{
    const QStringList from = files();
    auto *dialog = new QFileDialog(m_page, tr("Save as…"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (from.size() == 1) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(QFileInfo(from.front()).suffix());
        dialog->selectFile(QFileInfo(from.front()).fileName());
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, from](const QString &file) { save(from, {file}); });
    } else {
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, from](const QString &folder) { save(from, freeNamesIn(folder, from)); });
    }
    dialog->open();
}

void SampleActions::save(const QStringList &from, const QStringList &to)
{
    inWorker(
        this, [from, to] { return copyFiles(from, to); },
        [this](const Result<int> &done) {
            if (done)
                Q_EMIT saved(*done);
            else
                Q_EMIT failed(done.error().message);
        });
}

void SampleActions::copyToClipboard()
{
    inWorker(
        this, [file = m_current->file] { return decodePicture(file); },
        [this](const Result<QImage> &image) {
            if (!image) {
                Q_EMIT failed(image.error().message);
                return;
            }
            QGuiApplication::clipboard()->setImage(*image);
            Q_EMIT copied();
        });
}

void SampleActions::showMenu(const QPoint &globalPosition)
{
    if (!m_current)
        return;
    auto *menu = new QMenu(m_page);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_makeAgain->isEnabled()) {
        menu->addAction(m_makeAgain);
        menu->addSeparator();
    }
    menu->addActions({m_useSettings});
    menu->addSeparator();
    menu->addActions({m_saveAs, m_copyPicture, m_showInFolder});
    menu->popup(globalPosition);
}

} // namespace easel
