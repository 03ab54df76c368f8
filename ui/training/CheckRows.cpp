// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/CheckRows.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace easel {

namespace {

/// More unreadable pictures than this are told in one row.
constexpr int mostPictureRows = 4;

class Rows
{
    Q_DECLARE_TR_FUNCTIONS(CheckRows)
public:
    std::vector<CheckRow> make(const Preflight &found, int pictures, Credentials::Source key);
    static QString word(CheckRow::State state);
    static QString link(CheckRow::Link link);

private:
    void addFinding(const Finding &finding, CheckRow::State state);
    void addUnreadable(const std::vector<Finding> &findings);
    void addKey(Credentials::Source key, bool blocking);
    void addRight(const Preflight &found, int pictures);
    void pass(const QString &text)
    {
        m_rows.push_back({CheckRow::State::Pass, text, CheckRow::Link::None, {}, {}});
    }

    std::vector<CheckRow> m_rows;
};

bool found(const std::vector<Finding> &findings, ErrorKind kind)
{
    return std::ranges::any_of(findings, [kind](const Finding &finding) { return finding.kind == kind; });
}

std::vector<CheckRow> Rows::make(const Preflight &preflight, int pictures, Credentials::Source key)
{
    for (const Finding &finding : preflight.blocking) {
        if (finding.kind != ErrorKind::Picture)
            addFinding(finding, CheckRow::State::Block);
    }
    addUnreadable(preflight.blocking);
    addKey(key, true);
    for (const Finding &finding : preflight.warnings)
        addFinding(finding, CheckRow::State::Warn);
    addRight(preflight, pictures);
    addKey(key, false);
    return std::move(m_rows);
}

void Rows::addFinding(const Finding &finding, CheckRow::State state)
{
    auto link = CheckRow::Link::None;
    if (!finding.files.isEmpty())
        link = CheckRow::Link::ShowPictures;
    else if (!finding.field.isEmpty())
        link = CheckRow::Link::FocusField;
    else if (finding.kind == ErrorKind::Dataset)
        link = CheckRow::Link::OpenDataset;
    m_rows.push_back({state, finding.message, link, finding.files, finding.field});
}

void Rows::addUnreadable(const std::vector<Finding> &findings)
{
    QStringList rest;
    int shown = 0;
    for (const Finding &finding : findings) {
        if (finding.kind != ErrorKind::Picture)
            continue;
        if (++shown <= mostPictureRows)
            addFinding(finding, CheckRow::State::Block);
        else
            rest << finding.files;
    }
    if (!rest.isEmpty()) {
        m_rows.push_back({CheckRow::State::Block,
                          tr("%n more picture(s) cannot be used.", nullptr, int(rest.size())),
                          CheckRow::Link::ShowPictures,
                          rest,
                          {}});
    }
}

void Rows::addKey(Credentials::Source key, bool blocking)
{
    if ((key == Credentials::Source::None) != blocking)
        return;
    switch (key) {
    case Credentials::Source::None:
        m_rows.push_back(
            {CheckRow::State::Block, tr("There is no API key yet."), CheckRow::Link::OpenSettings, {}, {}});
        break;
    case Credentials::Source::File:
        pass(tr("The API key comes from a file"));
        break;
    case Credentials::Source::Environment:
        pass(tr("The API key comes from the environment"));
        break;
    case Credentials::Source::Keychain:
        pass(tr("The API key is in the keychain"));
        break;
    case Credentials::Source::Session:
        pass(tr("The API key is known until the program ends"));
        break;
    case Credentials::Source::Demo:
        pass(tr("A demonstration: no account is needed"));
        break;
    }
}

void Rows::addRight(const Preflight &preflight, int pictures)
{
    if (pictures > 0 && !found(preflight.blocking, ErrorKind::Dataset)) {
        if (!found(preflight.blocking, ErrorKind::Caption))
            pass(tr("%n picture(s), all with captions", nullptr, pictures));
        else
            pass(tr("%n picture(s) in the training", nullptr, pictures));
    }
    if (!found(preflight.blocking, ErrorKind::Settings))
        pass(tr("Every setting is within its range"));
}

QString Rows::word(CheckRow::State state)
{
    switch (state) {
    case CheckRow::State::Pass:
        return tr("Right");
    case CheckRow::State::Warn:
        return tr("Look here");
    case CheckRow::State::Block:
        return tr("Blocks the start");
    }
    return {};
}

QString Rows::link(CheckRow::Link link)
{
    switch (link) {
    case CheckRow::Link::None:
        return {};
    case CheckRow::Link::ShowPictures:
        return tr("Show");
    case CheckRow::Link::FocusField:
        return tr("Change");
    case CheckRow::Link::OpenSettings:
        return tr("Enter key");
    case CheckRow::Link::OpenDataset:
        return tr("Choose pictures");
    }
    return {};
}

} // namespace

std::vector<CheckRow> checkRows(const Preflight &preflight, int pictures, Credentials::Source key)
{
    return Rows().make(preflight, pictures, key);
}

bool blocks(const std::vector<CheckRow> &rows)
{
    return std::ranges::any_of(rows, [](const CheckRow &row) { return row.state == CheckRow::State::Block; });
}

QString stateWord(CheckRow::State state)
{
    return Rows::word(state);
}

QString linkText(CheckRow::Link link)
{
    return Rows::link(link);
}

} // namespace easel
