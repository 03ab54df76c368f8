// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/samples/SampleComposer.h"
#include "ui/widgets/Widgets.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace easel;

namespace {

template<class Widget>
Widget *named(const QWidget &parent, const char *name)
{
    const QList<Widget *> all = parent.findChildren<Widget *>();
    for (Widget *widget : all) {
        if (widget->accessibleName() == QLatin1StringView(name))
            return widget;
    }
    return nullptr;
}

Button *generateButton(const QWidget &parent)
{
    const QList<Button *> all = parent.findChildren<Button *>();
    for (Button *button : all) {
        if (button->text() == QLatin1StringView("Generate samples"))
            return button;
    }
    return nullptr;
}

} // namespace

class tst_SampleComposer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsSetIsAskedFor()
    {
        SampleComposer composer;
        composer.findChild<QLineEdit *>(QStringLiteral("prompt"))->setText(QStringLiteral(" a lighthouse "));
        composer.findChild<QLineEdit *>(QStringLiteral("negativePrompt"))->setText(QStringLiteral("blur"));
        named<QDoubleSpinBox>(composer, "LoRA strength")->setValue(0.65);
        named<QDoubleSpinBox>(composer, "Sample seed")->setValue(5'000'000'000);
        named<QSpinBox>(composer, "Steps")->setValue(33);
        named<QDoubleSpinBox>(composer, "Guidance")->setValue(9.5);
        named<QSpinBox>(composer, "Sample width")->setValue(768);
        named<QSpinBox>(composer, "Sample height")->setValue(640);
        named<QSpinBox>(composer, "Count")->setValue(3);
        composer.findChild<QCheckBox *>()->setChecked(false);

        QSignalSpy asked(&composer, &SampleComposer::generateRequested);
        generateButton(composer)->click();
        QCOMPARE(asked.size(), 1);
        SamplePlan expected;
        expected.prompts = QStringList{QStringLiteral("a lighthouse")};
        expected.negativePrompt = QStringLiteral("blur");
        expected.strengths = {0.65};
        expected.seeds = {5'000'000'000};
        expected.steps = 33;
        expected.guidanceScale = 9.5;
        expected.size = {768, 640};
        expected.count = 3;
        expected.control = false;
        QCOMPARE(asked.first().first().value<SamplePlan>(), expected);
        QVERIFY(checkPlan(expected).empty());
    }

    void withoutAPromptNothingCanBeAskedFor()
    {
        SampleComposer composer;
        QVERIFY(!generateButton(composer)->isEnabled());
        auto *prompt = composer.findChild<QLineEdit *>(QStringLiteral("prompt"));
        prompt->setText(QStringLiteral("   "));
        QVERIFY(!generateButton(composer)->isEnabled());
        prompt->setText(QStringLiteral("a cat"));
        QVERIFY(generateButton(composer)->isEnabled());
        composer.setObstacle(QStringLiteral("This LoRA lives elsewhere."));
        QVERIFY(!generateButton(composer)->isEnabled());
    }

    void whileARequestIsOnItsWayThereIsNoSecond()
    {
        SampleComposer composer;
        composer.findChild<QLineEdit *>(QStringLiteral("prompt"))->setText(QStringLiteral("a cat"));
        auto *generate = composer.findChild<Button *>(QStringLiteral("generateSamples"));
        QSignalSpy asked(&composer, &SampleComposer::generateRequested);
        connect(&composer, &SampleComposer::generateRequested, &composer,
                [&composer] { composer.setAsking(true); });
        generate->click();
        generate->click();
        QCOMPARE(asked.size(), 1);
        composer.findChild<QLineEdit *>(QStringLiteral("prompt"))->setText(QStringLiteral("another cat"));
        QVERIFY(!generate->isEnabled());
        composer.setAsking(false);
        generate->click();
        QCOMPARE(asked.size(), 2);
    }

    void theNumberOfPaidPicturesStandsBesideTheButton()
    {
        SampleComposer composer;
        const auto shows = [&composer](const char *text) {
            const QList<QLabel *> labels = composer.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [text](const QLabel *label) {
                return label->text().startsWith(QLatin1StringView(text));
            });
        };
        QVERIFY(shows("2 paid picture")); // one strength and the control
        named<QSpinBox>(composer, "Count")->setValue(4);
        QVERIFY(shows("8 paid picture"));
        composer.findChild<QCheckBox *>()->setChecked(false);
        QVERIFY(shows("4 paid picture"));
    }

    void theSizeIsTheBasesUntilThePersonChoosesOne()
    {
        SampleComposer composer;
        composer.setNativeSize(1024);
        QCOMPARE(composer.plan().size, QSize(1024, 1024));
        composer.setNativeSize(512);
        QCOMPARE(composer.plan().size, QSize(512, 512));
        named<QSpinBox>(composer, "Sample width")->setValue(640);
        composer.setNativeSize(1024);
        QCOMPARE(composer.plan().size, QSize(640, 512));
    }

    void theSettingsOfASampleCanBeUsedAgain()
    {
        Sample sample;
        sample.prompt = QStringLiteral("a lighthouse");
        sample.negativePrompt = QStringLiteral("blur");
        sample.strength = 0.6;
        sample.seed = 7;
        sample.size = {640, 832};
        sample.steps = 31;
        sample.guidanceScale = 6;
        sample.samplerName = QStringLiteral("DPM++ 2M Karras");
        SampleComposer composer;
        composer.takeFrom(sample);
        const SamplePlan plan = composer.plan();
        QCOMPARE(plan.prompts, QStringList{sample.prompt});
        QCOMPARE(plan.negativePrompt, sample.negativePrompt);
        QCOMPARE(plan.strengths, std::vector<double>{0.6});
        QCOMPARE(plan.seeds, std::vector<qint64>{7});
        QCOMPARE(plan.size, sample.size);
        QCOMPARE(plan.steps, 31);
        QCOMPARE(plan.guidanceScale, 6.0);
        QCOMPARE(plan.samplerName, sample.samplerName);
    }

    void theControlLeavesTheStrengthAsItWas()
    {
        SampleComposer composer;
        named<QDoubleSpinBox>(composer, "LoRA strength")->setValue(0.4);
        Sample control;
        control.prompt = QStringLiteral("a lighthouse");
        control.size = {512, 512};
        control.steps = 20;
        control.guidanceScale = 7;
        composer.takeFrom(control);
        QCOMPARE(composer.plan().strengths, std::vector<double>{0.4});
    }

    void shufflingGivesAnotherSeed()
    {
        SampleComposer composer;
        Button *shuffle = named<Button>(composer, "Another seed");
        QSet<qint64> seeds;
        for (int i = 0; i < 5; ++i) {
            shuffle->click();
            seeds.insert(composer.plan().seeds.front());
        }
        QVERIFY(seeds.size() > 1);
    }
};

QTEST_MAIN(tst_SampleComposer)
#include "tst_SampleComposer.moc"
