// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/samples/Sample.h"

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLineEdit;
class QSpinBox;

namespace easel {

class Button;
class TextLabel;

/// What to make: prompts, strength, seed and the rest, the number of paid pictures, and the button. Keeps
/// what was typed until the person changes it.
class SampleComposer : public QWidget
{
    Q_OBJECT
public:
    explicit SampleComposer(QWidget *parent = nullptr);

    SamplePlan plan() const;
    /// The values of a sample that was made.
    void takeFrom(const Sample &sample);
    /// Of the base that the chosen LoRA belongs to: the size, as long as the person has chosen no other.
    void setNativeSize(int pixels);
    /// Why nothing can be made now; empty where something can.
    void setObstacle(const QString &sentence);
    /// A request is on its way: until its answer there is no second one.
    void setAsking(bool asking);
    void focusPrompt();

Q_SIGNALS:
    void generateRequested(const easel::SamplePlan &plan);

private:
    void createWidgets();
    void layOut();
    void connectSignals();
    void update();

    QString m_obstacle;
    QString m_samplerName = SamplePlan().samplerName;
    bool m_sizeChosen = false;
    bool m_asking = false;

    QLineEdit *m_prompt = nullptr;
    QLineEdit *m_negative = nullptr;
    QDoubleSpinBox *m_strength = nullptr;
    QDoubleSpinBox *m_seed = nullptr;
    Button *m_shuffle = nullptr;
    QSpinBox *m_steps = nullptr;
    QDoubleSpinBox *m_guidance = nullptr;
    QSpinBox *m_width = nullptr;
    QSpinBox *m_height = nullptr;
    QSpinBox *m_count = nullptr;
    QCheckBox *m_control = nullptr;
    TextLabel *m_paid = nullptr;
    Button *m_generate = nullptr;
    TextLabel *m_why = nullptr;
};

} // namespace easel
