// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ThemeState.h"
#include "ui/widgets/Widgets.h"

#include <QApplication>
#include <QImage>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace easel;

class TestWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void aLabelFollowsTheThemesColours();
    void aFieldNamesItsControlForScreenReaders();
    void aFieldKeepsANameThatItsControlHas();
    void anErrorStandsBeneathAFieldUntilItIsTakenBack();
    void aBannerIsHiddenUntilItHasSomethingToSay();
    void aBannerTellsWhichButtonWasPressed();
    void closingABannerSaysSo();
    void theFirstButtonOfAnEmptyStateIsThePrimaryOne();
    void aRoundedPictureIsAsSharpAsTheScreen();
    void everyIconIsDrawnInTheColourAskedFor_data();
    void everyIconIsDrawnInTheColourAskedFor();
    void anIconFollowsTheThemesColours();
};

void TestWidgets::cleanup()
{
    themeState().colors = ColorTable::light();
    QApplication::setPalette(themeState().colors.palette());
}

void TestWidgets::aLabelFollowsTheThemesColours()
{
    TextLabel label(QStringLiteral("words"), TextStyle::Body, ThemeColor::Dim);
    label.show();
    QCOMPARE(label.palette().color(QPalette::WindowText), ColorTable::light()[ThemeColor::Dim]);

    themeState().colors = ColorTable::dark();
    QApplication::setPalette(themeState().colors.palette());

    QTRY_COMPARE(label.palette().color(QPalette::WindowText), ColorTable::dark()[ThemeColor::Dim]);
}

void TestWidgets::aFieldNamesItsControlForScreenReaders()
{
    auto *edit = new QLineEdit;
    const Field field(QStringLiteral("Run name"), edit);
    QCOMPARE(edit->accessibleName(), QStringLiteral("Run name"));
}

void TestWidgets::aFieldKeepsANameThatItsControlHas()
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(QStringLiteral("Sample prompts"));
    const Field field(QStringLiteral("Prompts"), edit);
    QCOMPARE(edit->accessibleName(), QStringLiteral("Sample prompts"));
}

void TestWidgets::anErrorStandsBeneathAFieldUntilItIsTakenBack()
{
    auto *edit = new QLineEdit;
    Field field(QStringLiteral("Seed"), edit);
    field.setHelp(QStringLiteral("At least 1."));
    field.setError(QStringLiteral("Zero is no seed."));
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("Zero is no seed."));
    QVERIFY(edit->property("invalid").toBool());

    field.setError({});
    QCOMPARE(edit->accessibleDescription(), QStringLiteral("At least 1."));
    QVERIFY(!edit->property("invalid").toBool());
}

void TestWidgets::aBannerIsHiddenUntilItHasSomethingToSay()
{
    Banner banner;
    QVERIFY(banner.isHidden());
    banner.showMessage(QStringLiteral("Something happened."), Banner::Tone::Amber);
    QVERIFY(!banner.isHidden());
    QCOMPARE(banner.accessibleName(), QStringLiteral("Something happened."));
    banner.clear();
    QVERIFY(banner.isHidden());
}

void TestWidgets::aBannerTellsWhichButtonWasPressed()
{
    Banner banner;
    banner.showMessage(QStringLiteral("A folder."), Banner::Tone::Info, QStringLiteral("Open"),
                       QStringLiteral("Copy"));
    QSignalSpy first(&banner, &Banner::clicked);
    QSignalSpy second(&banner, &Banner::secondClicked);
    for (auto *button : banner.findChildren<Button *>())
        button->click();
    QCOMPARE(first.count(), 1);
    QCOMPARE(second.count(), 1);
}

void TestWidgets::closingABannerSaysSo()
{
    Banner banner;
    banner.showMessage(QStringLiteral("A folder."), Banner::Tone::Info);
    QSignalSpy closed(&banner, &Banner::closed);
    banner.findChild<QToolButton *>()->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(banner.isHidden());
}

void TestWidgets::theFirstButtonOfAnEmptyStateIsThePrimaryOne()
{
    EmptyState state(QStringLiteral("drop"), QStringLiteral("Nothing here"),
                     QStringLiteral("Add something."));
    QCOMPARE(state.addButton(QStringLiteral("Open folder"))->kind(), Button::Kind::Primary);
    QCOMPARE(state.addButton(QStringLiteral("New dataset"), false)->kind(), Button::Kind::Normal);
}

void TestWidgets::aRoundedPictureIsAsSharpAsTheScreen()
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QPixmap pixmap = roundedPixmap(image, {40, 40}, 8, 2);
    QCOMPARE(pixmap.size(), QSize(80, 80));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(40, 40));
    const QImage drawn = pixmap.toImage();
    QCOMPARE(drawn.pixelColor(40, 40), QColor(Qt::red));
    QCOMPARE(drawn.pixelColor(0, 0).alpha(), 0);
}

void TestWidgets::everyIconIsDrawnInTheColourAskedFor_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"dataset", "training", "runs", "samples",      "settings",   "add",           "search",
          "folder",  "trash",    "undo", "redo",         "check",      "warning",       "error",
          "info",    "close",    "key",  "chevron-down", "chevron-up", "chevron-right", "more",
          "play",    "pause",    "stop", "copy",         "external",   "save",          "picture-off",
          "refresh", "star",     "eye",  "drop",         "shuffle",    "menu"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestWidgets::everyIconIsDrawnInTheColourAskedFor()
{
    QFETCH(QString, name);
    const QImage drawn = themeIcon(name, ThemeColor::Red).pixmap({40, 40}).toImage();
    int painted = 0;
    for (int y = 0; y < drawn.height(); ++y) {
        for (int x = 0; x < drawn.width(); ++x) {
            const QColor color = drawn.pixelColor(x, y);
            if (color.alpha() < 255) // colours beneath are rounded
                continue;
            ++painted;
            // Premultiplied storage rounds where the edge is not quite opaque.
            const QColor red = themeColor(ThemeColor::Red);
            QVERIFY(qAbs(color.red() - red.red()) <= 2 && qAbs(color.green() - red.green()) <= 2 &&
                    qAbs(color.blue() - red.blue()) <= 2);
        }
    }
    QVERIFY(painted > 20);
}

void TestWidgets::anIconFollowsTheThemesColours()
{
    const QIcon icon = themeIcon(QStringLiteral("stop"), ThemeColor::Text);
    const QImage light = icon.pixmap({40, 40}).toImage();
    themeState().colors = ColorTable::dark();
    QVERIFY(icon.pixmap({40, 40}).toImage() != light);
}

QTEST_MAIN(TestWidgets)
#include "tst_Widgets.moc"
