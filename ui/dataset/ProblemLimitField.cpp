// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dataset/ProblemLimitField.h"

#include "app/dataset/Dataset.h"
#include "ui/widgets/TextLabel.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <cmath>

namespace easel {

namespace {

/// How the limit of a kind is shown and changed.
struct Look
{
    QString label;
    QString toolTip;
    double least = 0;
    double most = 0;
    double step = 1;
    int decimals = 0;
};

std::optional<Look> lookOf(std::optional<ProblemKind> kind)
{
    if (kind == ProblemKind::Blurred) {
        return Look{ProblemLimitField::tr("Sharpness below"),
                    ProblemLimitField::tr("Half of all photographs have 60 to 220."),
                    0,
                    1000,
                    5,
                    0};
    }
    if (kind == ProblemKind::Aspect) {
        return Look{ProblemLimitField::tr("Sides above"),
                    ProblemLimitField::tr("The longer side through the shorter one."),
                    1.1,
                    20,
                    0.1,
                    1};
    }
    if (kind == ProblemKind::Duplicate) {
        return Look{
            ProblemLimitField::tr("Tolerance"),
            ProblemLimitField::tr("In how many of 256 bits the fingerprints of near-duplicates may differ."),
            0,
            100,
            2,
            0};
    }
    return std::nullopt;
}

} // namespace

ProblemLimitField::ProblemLimitField(Dataset &dataset, QWidget *parent)
    : QWidget(parent)
    , m_dataset(dataset)
    , m_label(new TextLabel(QString(), TextStyle::Body, ThemeColor::Dim, this))
    , m_box(new QDoubleSpinBox(this))
{
    m_label->setWordWrap(false);
    m_box->setKeyboardTracking(false);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    layout->addWidget(m_label);
    layout->addWidget(m_box);
    connect(m_box, &QDoubleSpinBox::valueChanged, this, &ProblemLimitField::write);
    connect(&dataset, &Dataset::problemLimitsChanged, this, &ProblemLimitField::read);
}

void ProblemLimitField::showKind(std::optional<ProblemKind> kind)
{
    m_kind = kind;
    const std::optional<Look> look = lookOf(kind);
    setVisible(look.has_value());
    if (!look)
        return;
    const QSignalBlocker quiet(m_box);
    m_label->setText(look->label);
    m_box->setAccessibleName(look->label);
    m_box->setToolTip(look->toolTip);
    m_box->setDecimals(look->decimals);
    m_box->setRange(look->least, look->most);
    m_box->setSingleStep(look->step);
    m_box->setEnabled(!m_dataset.isReadOnly());
    read();
}

void ProblemLimitField::read()
{
    const ProblemLimits limits = m_dataset.problemLimits();
    const QSignalBlocker quiet(m_box);
    if (m_kind == ProblemKind::Blurred)
        m_box->setValue(limits.sharpness);
    else if (m_kind == ProblemKind::Aspect)
        m_box->setValue(limits.aspect);
    else if (m_kind == ProblemKind::Duplicate)
        m_box->setValue(limits.duplicateBits);
}

void ProblemLimitField::write(double value)
{
    ProblemLimits limits = m_dataset.problemLimits();
    if (m_kind == ProblemKind::Blurred)
        limits.sharpness = value;
    else if (m_kind == ProblemKind::Aspect)
        limits.aspect = value;
    else if (m_kind == ProblemKind::Duplicate)
        limits.duplicateBits = int(std::lround(value));
    m_dataset.setProblemLimits(limits);
}

} // namespace easel
