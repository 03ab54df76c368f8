// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/SettingsForm.h"

#include "app/training/BaseModel.h"
#include "ui/training/BaseModelBox.h"
#include "ui/training/SettingHelp.h"
#include "ui/widgets/Widgets.h"

#include <QAccessible>
#include <QAccessibleInterface>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_SettingsForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void everyControlIsFoundByNameAndRole_data();
    void everyControlIsFoundByNameAndRole();
    void everySettingHasItsSentence_data();
    void everySettingHasItsSentence();
    void theFocusedFieldIsExplainedOnThePage();
    void offersAllBaseModelsGroupedByFamily();
    void theSizeFollowsTheBase();
    void aSizeOfOnesOwnStays();
    void theNativeSizeIsOneClickAway();
    void loadingTellsNobody();
    void editsReachTheSettings();
    void componentsComeAndGoWithTheirArguments();
    void valuesThatNoFieldOffersAreShownAndKept();
    void stepsForEachPictureFollow();
    void aSeedIsTakenByChance();
    void promptsAreLines();
    void loadingDoesNotDisturbWhoIsTyping();
    void errorsStandAtTheirFields();
    void theWheelScrollsThePageInsteadOfValues();

private:
    template<class T>
    T *find(const char *name) const
    {
        return m_form->findChild<T *>(QString::fromLatin1(name));
    }

    std::unique_ptr<SettingsForm> m_form;
};

void tst_SettingsForm::init()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_form = std::make_unique<SettingsForm>();
    m_form->resize(760, 900);
    m_form->show();
}

void tst_SettingsForm::cleanup()
{
    m_form.reset();
}

void tst_SettingsForm::everyControlIsFoundByNameAndRole_data()
{
    QTest::addColumn<QString>("objectName");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QAccessible::Role>("role");
    const auto row = [](const QString &objectName, const QString &name, QAccessible::Role role) {
        QTest::newRow(qPrintable(name)) << objectName << name << role;
    };
    row(u"runName"_s, u"Run name"_s, QAccessible::EditableText);
    row(u"baseModel"_s, u"Base model"_s, QAccessible::ComboBox);
    row(u"width"_s, u"Width"_s, QAccessible::SpinBox);
    row(u"height"_s, u"Height"_s, QAccessible::SpinBox);
    row(u"upload"_s, u"Upload"_s, QAccessible::ComboBox);
    row(u"faceCrop"_s, u"Face crop"_s, QAccessible::ComboBox);
    row(u"faceCropRatio"_s, u"Face crop ratio"_s, QAccessible::SpinBox);
    row(u"faceRestore"_s, u"Face restore"_s, QAccessible::ComboBox);
    row(u"faceRestoreUpscale"_s, u"Face restore upscale"_s, QAccessible::SpinBox);
    row(u"learningRate"_s, u"Learning rate"_s, QAccessible::ComboBox);
    row(u"lrScheduler"_s, u"LR scheduler"_s, QAccessible::ComboBox);
    row(u"lrWarmupSteps"_s, u"LR warmup steps"_s, QAccessible::SpinBox);
    row(u"maxTrainSteps"_s, u"Max train steps"_s, QAccessible::SpinBox);
    row(u"trainBatchSize"_s, u"Train batch size"_s, QAccessible::SpinBox);
    row(u"seed"_s, u"Seed"_s, QAccessible::SpinBox);
    row(u"samplePrompts"_s, u"Sample prompts"_s, QAccessible::EditableText);
}

void tst_SettingsForm::everyControlIsFoundByNameAndRole()
{
    QFETCH(QString, objectName);
    QFETCH(QString, name);
    QFETCH(QAccessible::Role, role);
    auto *control = m_form->findChild<QWidget *>(objectName);
    QVERIFY(control);
    QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(control);
    QCOMPARE(accessible->text(QAccessible::Name), name);
    QCOMPARE(accessible->role(), role);
}

void tst_SettingsForm::everySettingHasItsSentence_data()
{
    QTest::addColumn<QString>("objectName");
    for (const char *name : {"runName", "baseModel", "width", "height", "upload", "faceCrop", "faceCropRatio",
                             "faceRestore", "faceRestoreUpscale", "learningRate", "lrScheduler",
                             "lrWarmupSteps", "maxTrainSteps", "trainBatchSize", "seed", "samplePrompts"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void tst_SettingsForm::everySettingHasItsSentence()
{
    QFETCH(QString, objectName);
    auto *control = m_form->findChild<QWidget *>(objectName);
    QVERIFY(control->accessibleDescription().endsWith(u'.'));
    QVERIFY(control->accessibleDescription().size() > 20);
    QCOMPARE(control->toolTip(), control->accessibleDescription());
}

void tst_SettingsForm::theFocusedFieldIsExplainedOnThePage()
{
    m_form->activateWindow();
    m_form->focusField(u"seed"_s);
    QTRY_VERIFY(find<QSpinBox>("seed")->hasFocus());
    const auto explains = [this](const QString &name, const QString &sentence) {
        const auto lines = m_form->findChildren<QLabel *>(u"helpLine"_s);
        return std::ranges::any_of(lines, [&](const QLabel *line) {
            return line->isVisible() && line->text().contains(name) &&
                   line->text().contains(sentence.toHtmlEscaped());
        });
    };
    QVERIFY(explains(u"Seed"_s, settingHelp(field::seed, m_form->settings())));

    auto *scheduler = find<QComboBox>("lrScheduler");
    scheduler->setCurrentIndex(scheduler->findText(u"cosine"_s));
    QVERIFY(explains(u"LR scheduler"_s, settingHelp(field::lrScheduler, m_form->settings())));
    const QString cosine = settingHelp(field::lrScheduler, m_form->settings());
    scheduler->setCurrentIndex(scheduler->findText(u"linear"_s));
    QVERIFY(settingHelp(field::lrScheduler, m_form->settings()) != cosine);
}

void tst_SettingsForm::offersAllBaseModelsGroupedByFamily()
{
    auto *base = find<BaseModelBox>("baseModel");
    QCOMPARE(base->count(), 17);
    QStringList groups;
    for (int row = 0; row < base->count(); ++row) {
        const BaseModel *model = findBaseModel(base->itemData(row, BaseModelBox::IdRole).toString());
        QVERIFY(model);
        QCOMPARE(base->itemText(row), model->name);
        const QString note = base->itemData(row, BaseModelBox::NoteRole).toString();
        QVERIFY(note.contains(familyName(model->family)));
        QVERIFY(note.contains(pixelsText(model->nativeSize)));
        if (const QString group = base->itemData(row, BaseModelBox::GroupTitleRole).toString();
            !group.isEmpty())
            groups << group;
    }
    QCOMPARE(groups.size(), 2);
}

void tst_SettingsForm::theSizeFollowsTheBase()
{
    auto *base = find<BaseModelBox>("baseModel");
    base->setCurrentIndex(base->findData(u"stable-diffusion-xl-base-1.0"_s));
    QCOMPARE(m_form->settings().baseModel, u"stable-diffusion-xl-base-1.0"_s);
    QCOMPARE(m_form->settings().size, QSize(1024, 1024));
    QCOMPARE(find<QSpinBox>("width")->value(), 1024);
    base->setCurrentIndex(base->findData(u"v1-5-pruned-emaonly"_s));
    QCOMPARE(m_form->settings().size, QSize(512, 512));
}

void tst_SettingsForm::aSizeOfOnesOwnStays()
{
    find<QSpinBox>("width")->setValue(640);
    auto *base = find<BaseModelBox>("baseModel");
    base->setCurrentIndex(base->findData(u"stable-diffusion-xl-base-1.0"_s));
    QCOMPARE(m_form->settings().size, QSize(640, 512));
}

void tst_SettingsForm::theNativeSizeIsOneClickAway()
{
    auto *native = find<Button>("useNativeSize");
    QVERIFY(!native->isVisible());
    find<QSpinBox>("height")->setValue(768);
    QVERIFY(native->isVisible());
    native->click();
    QCOMPARE(m_form->settings().size, QSize(512, 512));
    QVERIFY(!native->isVisible());
}

void tst_SettingsForm::loadingTellsNobody()
{
    QSignalSpy edited(m_form.get(), &SettingsForm::edited);
    TrainingSettings settings;
    settings.name = u"Town"_s;
    settings.baseModel = u"stable-diffusion-xl-base-1.0"_s;
    settings.size = {768, 1024};
    settings.upload = u"originals"_s;
    settings.faceCropRatio = 1.5;
    settings.faceRestore = FaceRestore{u"gfpgan_1.4"_s, 2};
    settings.trainBatchSize = 3;
    settings.learningRate = 5e-5;
    settings.maxTrainSteps = 1500;
    settings.seed = 7;
    settings.lrScheduler = u"polynomial"_s;
    settings.lrWarmupSteps = 30;
    settings.samplePrompts = {u"a house"_s, u"a ship"_s};
    m_form->setSettings(settings);
    QCOMPARE(edited.count(), 0);
    QCOMPARE(m_form->settings(), settings);
    QCOMPARE(find<QLineEdit>("runName")->text(), u"Town"_s);
    QCOMPARE(find<BaseModelBox>("baseModel")->baseModel(), settings.baseModel);
    QCOMPARE(find<QSpinBox>("width")->value(), 768);
    QCOMPARE(find<QComboBox>("upload")->currentText(), u"originals"_s);
    QCOMPARE(find<QDoubleSpinBox>("faceCropRatio")->value(), 1.5);
    QVERIFY(find<QDoubleSpinBox>("faceCropRatio")->isVisible());
    QCOMPARE(find<QDoubleSpinBox>("faceRestoreUpscale")->value(), 2.0);
    QCOMPARE(find<QComboBox>("learningRate")->currentText(), u"5e-5"_s);
    QCOMPARE(find<QComboBox>("lrScheduler")->currentText(), u"polynomial"_s);
    QCOMPARE(find<QPlainTextEdit>("samplePrompts")->toPlainText(), u"a house\na ship"_s);
}

void tst_SettingsForm::editsReachTheSettings()
{
    QSignalSpy edited(m_form.get(), &SettingsForm::edited);
    QTest::keyClicks(find<QLineEdit>("runName"), u"Dusk"_s);
    QCOMPARE(m_form->settings().name, u"Dusk"_s);
    find<QSpinBox>("maxTrainSteps")->setValue(2000);
    find<QSpinBox>("trainBatchSize")->setValue(4);
    find<QSpinBox>("lrWarmupSteps")->setValue(160);
    find<QSpinBox>("seed")->setValue(123456);
    auto *rate = find<QComboBox>("learningRate");
    rate->setCurrentIndex(rate->findText(u"2e-4"_s));
    auto *scheduler = find<QComboBox>("lrScheduler");
    scheduler->setCurrentIndex(scheduler->findText(u"cosine_with_restarts"_s));
    const TrainingSettings &settings = m_form->settings();
    QCOMPARE(settings.maxTrainSteps, 2000);
    QCOMPARE(settings.trainBatchSize, 4);
    QCOMPARE(settings.lrWarmupSteps, 160);
    QCOMPARE(settings.seed, 123456);
    QCOMPARE(settings.learningRate, 2e-4);
    QCOMPARE(settings.lrScheduler, u"cosine_with_restarts"_s);
    QCOMPARE(edited.count(), 10); // four letters and six values
    QVERIFY(checkSettings(settings).empty());
}

void tst_SettingsForm::componentsComeAndGoWithTheirArguments()
{
    auto *crop = find<QComboBox>("faceCrop");
    auto *ratio = find<QDoubleSpinBox>("faceCropRatio");
    QVERIFY(!ratio->isVisible());
    crop->setCurrentIndex(1);
    QVERIFY(ratio->isVisible());
    QCOMPARE(m_form->settings().faceCropRatio, std::optional(1.0));
    ratio->setValue(1.4);
    QCOMPARE(m_form->settings().faceCropRatio, std::optional(1.4));
    crop->setCurrentIndex(0);
    QVERIFY(!ratio->isVisible());
    QCOMPARE(m_form->settings().faceCropRatio, std::nullopt);

    auto *restore = find<QComboBox>("faceRestore");
    restore->setCurrentIndex(restore->findText(u"gfpgan_1.4"_s));
    QVERIFY(m_form->settings().faceRestore);
    QCOMPARE(m_form->settings().faceRestore->method, u"gfpgan_1.4"_s);
    find<QDoubleSpinBox>("faceRestoreUpscale")->setValue(2);
    QCOMPARE(m_form->settings().faceRestore->upscale, 2.0);
    restore->setCurrentIndex(0);
    QVERIFY(!m_form->settings().faceRestore);
}

void tst_SettingsForm::valuesThatNoFieldOffersAreShownAndKept()
{
    TrainingSettings settings;
    settings.baseModel = u"from_another_time"_s;
    settings.learningRate = 3e-4;
    settings.lrScheduler = u"zigzag"_s;
    settings.trainBatchSize = 9;
    settings.size = {4096, 32};
    settings.seed = Q_INT64_C(1) << 40;
    m_form->setSettings(settings);
    QCOMPARE(m_form->settings(), settings);
    QCOMPARE(find<BaseModelBox>("baseModel")->currentText(), u"from_another_time"_s);
    QCOMPARE(find<QComboBox>("learningRate")->currentText(), u"3e-4"_s);
    QCOMPARE(find<QComboBox>("lrScheduler")->currentText(), u"zigzag"_s);
    QCOMPARE(find<QSpinBox>("trainBatchSize")->value(), 9);
    QCOMPARE(find<QSpinBox>("width")->value(), 4096);
    QCOMPARE(find<QSpinBox>("height")->value(), 32);

    // Another edit does not clamp what was not touched.
    find<QSpinBox>("maxTrainSteps")->setValue(800);
    settings.maxTrainSteps = 800;
    QCOMPARE(m_form->settings(), settings);

    m_form->setSettings({});
    QCOMPARE(find<BaseModelBox>("baseModel")->count(), 17);
    QCOMPARE(find<QComboBox>("lrScheduler")->count(), int(lrSchedulers().size()));
    QCOMPARE(find<QSpinBox>("trainBatchSize")->maximum(), 4);
}

void tst_SettingsForm::stepsForEachPictureFollow()
{
    const auto says = [this](const QString &text) {
        const auto labels = m_form->findChildren<TextLabel *>();
        return std::ranges::any_of(
            labels, [&](const TextLabel *label) { return label->isVisible() && label->text() == text; });
    };
    m_form->setPictures(48);
    find<QSpinBox>("maxTrainSteps")->setValue(2000);
    QVERIFY(says(u"Each picture is seen about 42 time(s)"_s));
    m_form->setPictures(10);
    QVERIFY(says(u"Each picture is seen about 200 time(s)"_s));
    find<QSpinBox>("maxTrainSteps")->setValue(15);
    QVERIFY(says(u"Each picture is seen about 1.5 time(s)"_s));
    find<QSpinBox>("trainBatchSize")->setValue(2);
    QVERIFY(says(u"About 1.5 step(s) for each picture, with 2 picture(s) a step"_s));
    m_form->setPictures(0);
    QVERIFY(!says(u"About 1.5 step(s) for each picture, with 2 picture(s) a step"_s));
}

void tst_SettingsForm::aSeedIsTakenByChance()
{
    auto *shuffle = find<QToolButton>("shuffleSeed");
    QVERIFY(!shuffle->accessibleName().isEmpty());
    QSet<qint64> seeds;
    for (int i = 0; i < 20; ++i) {
        shuffle->click();
        seeds << m_form->settings().seed;
        QVERIFY(m_form->settings().seed >= 1);
    }
    QVERIFY(seeds.size() > 1);
}

void tst_SettingsForm::promptsAreLines()
{
    auto *prompts = find<QPlainTextEdit>("samplePrompts");
    QTest::keyClicks(prompts, u"a house"_s);
    QTest::keyClick(prompts, Qt::Key_Return);
    QTest::keyClick(prompts, Qt::Key_Return);
    QTest::keyClicks(prompts, u"  a ship "_s);
    QCOMPARE(m_form->settings().samplePrompts, (QStringList{u"a house"_s, u"a ship"_s}));
}

void tst_SettingsForm::loadingDoesNotDisturbWhoIsTyping()
{
    auto *name = find<QLineEdit>("runName");
    auto *prompts = find<QPlainTextEdit>("samplePrompts");
    QTest::keyClicks(name, u"Dusk"_s);
    name->setCursorPosition(2);
    QTest::keyClicks(prompts, u"a house "_s);
    QTest::keyClick(prompts, Qt::Key_Return);
    const QString text = prompts->toPlainText();
    m_form->setSettings(TrainingSettings(m_form->settings()));
    QCOMPARE(name->cursorPosition(), 2);
    QCOMPARE(prompts->toPlainText(), text);
}

void tst_SettingsForm::errorsStandAtTheirFields()
{
    m_form->setErrors({{u"seed"_s, u"The seed is 0."_s}});
    QVERIFY(find<QSpinBox>("seed")->accessibleDescription().startsWith(u"The seed is 0."_s));
    m_form->setErrors({});
    QVERIFY(!find<QSpinBox>("seed")->accessibleDescription().contains(u"The seed is 0."_s));
    QVERIFY(!find<QSpinBox>("seed")->accessibleDescription().isEmpty());
}

void tst_SettingsForm::theWheelScrollsThePageInsteadOfValues()
{
    QScrollArea area;
    area.setWidgetResizable(true);
    area.setWidget(m_form.release());
    area.resize(600, 200);
    area.show();
    area.setFocus();
    const auto turn = [](QWidget *control) {
        const QPointF at = control->rect().center();
        QWheelEvent event(at, control->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(control, &event);
    };
    const auto spins = area.findChildren<QSpinBox *>();
    const auto combos = area.findChildren<QComboBox *>();
    QVERIFY(spins.size() >= 6 && combos.size() >= 5);
    for (QSpinBox *spin : spins) {
        const int before = spin->value();
        turn(spin);
        QCOMPARE(spin->value(), before);
        QVERIFY(!spin->hasFocus());
    }
    for (QComboBox *combo : combos) {
        const int before = combo->currentIndex();
        turn(combo);
        QCOMPARE(combo->currentIndex(), before);
    }
}

QTEST_MAIN(tst_SettingsForm)
#include "tst_SettingsForm.moc"
