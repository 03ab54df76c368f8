// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SamplesModel.h"

#include "ui/widgets/Widgets.h"

#include <QHash>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <tuple>

namespace easel {

namespace {

bool sameGroup(const Sample &a, const Sample &b)
{
    return a.grid == b.grid && a.prompt == b.prompt && a.seed == b.seed;
}

bool looksTheSame(const Sample &a, const Sample &b)
{
    return a.state == b.state && a.file == b.file && a.error == b.error && a.taskId == b.taskId;
}

/// In the order in which they are shown. Prompts and seeds keep the order of the request.
std::vector<Sample> inOrder(const std::vector<Sample> &samples)
{
    QHash<std::pair<qint64, QString>, int> prompts;
    QHash<std::pair<qint64, qint64>, int> seeds;
    const auto remember = [](auto &places, const auto &what) {
        if (!places.contains(what))
            places.insert(what, int(places.size()));
    };
    for (const Sample &sample : samples) {
        remember(prompts, std::pair(sample.grid, sample.prompt));
        remember(seeds, std::pair(sample.grid, sample.seed));
    }
    const auto key = [&](const Sample &sample) {
        constexpr double beforeAll = -1;
        return std::tuple(-sample.grid, prompts.value({sample.grid, sample.prompt}),
                          seeds.value({sample.grid, sample.seed}), sample.strength.value_or(beforeAll),
                          sample.index, sample.id);
    };
    std::vector<Sample> ordered = samples;
    std::sort(ordered.begin(), ordered.end(),
              [&key](const Sample &a, const Sample &b) { return key(a) < key(b); });
    return ordered;
}

} // namespace

QString strengthText(const Sample &sample)
{
    QString text = sample.strength
                       ? SamplesModel::tr("strength %1").arg(QLocale().toString(*sample.strength, 'g', 3))
                       : SamplesModel::tr("without LoRA");
    if (sample.count > 1)
        text = SamplesModel::tr("%1 · %2 of %3").arg(text).arg(sample.index + 1).arg(sample.count);
    return text;
}

QString sampleStateText(const Sample &sample)
{
    switch (sample.state) {
    case SampleState::Waiting:
        return SamplesModel::tr("waiting");
    case SampleState::Sent:
    case SampleState::Making:
        return SamplesModel::tr("being made…");
    case SampleState::Unknown:
        return SamplesModel::tr("The answer was lost; it may have been paid.");
    case SampleState::Failed:
        return sample.error ? sample.error->message : SamplesModel::tr("It could not be made.");
    case SampleState::Done:
        return {};
    }
    return {};
}

SamplesModel::SamplesModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void SamplesModel::showRun(const Run &run)
{
    const std::vector<Sample> now = inOrder(run.samples);
    if (m_runId == run.id && update(now))
        return;
    beginResetModel();
    m_runId = run.id;
    m_samples = now;
    regroup();
    endResetModel();
}

void SamplesModel::showNothing()
{
    showRun({});
}

/// Brings the rows to what they are now, where rows were only added or changed; else returns false.
bool SamplesModel::update(const std::vector<Sample> &now)
{
    size_t known = 0;
    for (const Sample &sample : now)
        known += known < m_samples.size() && m_samples[known].id == sample.id ? 1 : 0;
    if (known != m_samples.size())
        return false;
    for (size_t row = 0; row < now.size(); ++row) {
        if (row < m_samples.size() && m_samples[row].id == now[row].id) {
            const bool same = looksTheSame(m_samples[row], now[row]);
            m_samples[row] = now[row];
            if (!same)
                Q_EMIT dataChanged(index(int(row)), index(int(row)));
            continue;
        }
        size_t end = row;
        while (end < now.size() && (row >= m_samples.size() || m_samples[row].id != now[end].id))
            ++end;
        beginInsertRows({}, int(row), int(end) - 1);
        m_samples.insert(m_samples.begin() + std::ptrdiff_t(row), now.begin() + std::ptrdiff_t(row),
                         now.begin() + std::ptrdiff_t(end));
        regroup();
        endInsertRows();
        row = end - 1;
    }
    return true;
}

void SamplesModel::regroup()
{
    m_groups.clear();
    for (size_t row = 0; row < m_samples.size(); ++row) {
        if (m_groups.empty() || !sameGroup(m_samples[row - 1], m_samples[row]))
            m_groups.push_back({int(row), 0});
        ++m_groups.back().count;
    }
}

QModelIndex SamplesModel::indexOf(qint64 id) const
{
    const auto found = std::find_if(m_samples.begin(), m_samples.end(),
                                    [id](const Sample &sample) { return sample.id == id; });
    return found == m_samples.end() ? QModelIndex() : index(int(found - m_samples.begin()));
}

int SamplesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_samples.size());
}

QVariant SamplesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Sample &sample = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return accessibleText(sample);
    case Qt::ToolTipRole:
        return toolTip(sample);
    case IdRole:
        return sample.id;
    case FileRole:
        return sample.state == SampleState::Done ? sample.file : QString();
    case StateRole:
        return int(sample.state);
    case StateTextRole:
        return sampleStateText(sample);
    case StrengthTextRole:
        return strengthText(sample);
    case SeedTextRole:
        return tr("seed %1").arg(sample.seed);
    case PromptRole:
        return sample.prompt;
    case SettingsTextRole:
        return tr("%1 · %n step(s) · guidance %2", nullptr, sample.steps)
            .arg(sizeText(sample.size), QLocale().toString(sample.guidanceScale, 'g', 4));
    default:
        return {};
    }
}

QString SamplesModel::accessibleText(const Sample &sample) const
{
    QStringList parts{sample.prompt, strengthText(sample), tr("seed %1").arg(sample.seed)};
    if (const QString state = sampleStateText(sample); !state.isEmpty())
        parts.append(state);
    return parts.join(QStringLiteral(", "));
}

QString SamplesModel::toolTip(const Sample &sample) const
{
    QStringList lines{sample.prompt};
    if (!sample.negativePrompt.isEmpty())
        lines.append(tr("not: %1", "the negative prompt").arg(sample.negativePrompt));
    lines.append(
        QStringList{strengthText(sample), tr("seed %1").arg(sample.seed), sizeText(sample.size)}.join(
            QStringLiteral(" · ")));
    lines.append(QStringList{tr("%n step(s)", nullptr, sample.steps),
                             tr("guidance %1").arg(QLocale().toString(sample.guidanceScale, 'g', 4)),
                             sample.samplerName}
                     .join(QStringLiteral(" · ")));
    if (const QString state = sampleStateText(sample); !state.isEmpty())
        lines.append(state);
    for (QString &line : lines)
        line = QStringLiteral("<p>%1</p>").arg(line.toHtmlEscaped());
    return lines.join(QString());
}

Qt::ItemFlags SamplesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.data(FileRole).toString().isEmpty() ? flags : flags | Qt::ItemIsDragEnabled;
}

QStringList SamplesModel::mimeTypes() const
{
    return {QStringLiteral("text/uri-list")};
}

QMimeData *SamplesModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        if (const QString file = index.data(FileRole).toString(); !file.isEmpty())
            urls.append(QUrl::fromLocalFile(file));
    }
    if (urls.isEmpty())
        return nullptr;
    auto *files = new QMimeData; // the drag owns it
    files->setUrls(urls);
    return files;
}

} // namespace easel
