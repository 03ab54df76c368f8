// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Pill.h"
#include "ui/widgets/ToolTipText.h"
#include "ui/widgets/Widgets.h"

#include <QTest>
#include <QTextDocument>

using namespace easel;

/// Names of files and words from outside are shown letter by letter.
class tst_PlainText : public QObject
{
    Q_OBJECT
private:
    const QString m_name = QStringLiteral("<b>sunny</b> & <i>warm</i>.png");

private Q_SLOTS:
    void labelsTakeNoHtml()
    {
        QCOMPARE(TextLabel(m_name).textFormat(), Qt::PlainText);
        QCOMPARE(Pill(m_name, Pill::Tone::Neutral).textFormat(), Qt::PlainText);
        Banner banner;
        banner.showMessage(m_name, Banner::Tone::Info);
        const QList<QLabel *> labels = banner.findChildren<QLabel *>();
        QVERIFY(!labels.isEmpty());
        for (const QLabel *label : labels)
            QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    }

    void toolTipsShowEveryLetter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing to mistake") << QStringLiteral("/home/ada/pictures");
        QTest::newRow("tags") << m_name;
        QTest::newRow("an entity") << QStringLiteral("a &lt; b.png");
    }
    void toolTipsShowEveryLetter()
    {
        QFETCH(QString, text);
        const QString tip = toolTipText(text);
        QTextDocument shown;
        if (Qt::mightBeRichText(tip)) // as a tool tip decides
            shown.setHtml(tip);
        else
            shown.setPlainText(tip);
        QCOMPARE(shown.toPlainText(), text);
    }
};

QTEST_MAIN(tst_PlainText)
#include "tst_PlainText.moc"
