// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/Thumbnailer.h"
#include "ui/samples/SamplesModel.h"
#include "ui/samples/SamplesView.h"
#include "ui/widgets/TilePixmaps.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace easel;

class tst_SamplesView : public QObject
{
    Q_OBJECT
private:
    static Run runWith(const QString &id, int samples)
    {
        Run run;
        run.id = id;
        for (int i = 0; i < samples; ++i) {
            Sample sample;
            sample.id = i;
            sample.prompt = QStringLiteral("an old tram");
            sample.seed = i / 4;
            sample.size = {512, 512};
            run.samples.push_back(sample);
        }
        return run;
    }

private Q_SLOTS:
    void aShorterGalleryMayFollowALongOneThatWasScrolled()
    {
        SamplesModel model;
        Thumbnailer thumbnailer;
        TilePixmaps pixmaps(thumbnailer);
        SamplesView view(model, pixmaps);
        view.resize(700, 500);
        view.show();
        model.showRun(runWith(QStringLiteral("long"), 400));
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QVERIFY(view.visibleRows().first > 100);

        QSignalSpy told(&view, &TileView::visibleRowsChanged);
        model.showRun(runWith(QStringLiteral("short"), 2)); // laid out later than its rows are told
        QTRY_VERIFY(!told.isEmpty());
        for (const QList<QVariant> &rows : told)
            QVERIFY2(rows.at(1).toInt() < 2, qPrintable(QString::number(rows.at(1).toInt())));
    }
};

QTEST_MAIN(tst_SamplesView)
#include "tst_SamplesView.moc"
