// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/Remedy.h"

#include "RunValues.h"

#include <QTemporaryDir>
#include <QTest>

using namespace easel;
using namespace Qt::StringLiterals;

class tst_Remedy : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    static Run halted(Stage stage, ErrorKind kind, const QString &field)
    {
        Run run = makeRun(u"a"_s, stage);
        run.recipe.items = {{u"roofs/b.png"_s, u"/pictures/roofs/b.png"_s, u"roofs"_s, {}, {}}};
        run.error = Error{kind, u"It stopped."_s, field, {}};
        return run;
    }

private Q_SLOTS:
    void everyCauseHasItsButton_data()
    {
        QTest::addColumn<Run>("run");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const Run &run, Remedy::Kind kind, const QString &place = {}) {
            QTest::newRow(name) << run << int(kind) << place;
        };
        using Kind = Remedy::Kind;
        const Stage attention = Stage::NeedsAttention;
        const QString item = u"roofs/b.png"_s;
        row("wrong key", halted(attention, ErrorKind::Key, {}), Kind::EnterKey);
        row("empty balance", halted(attention, ErrorKind::Balance, {}), Kind::OpenBilling);
        row("withdrawn route", halted(attention, ErrorKind::Withdrawn, {}), Kind::None);
        row("refused picture", halted(attention, ErrorKind::Refused, item), Kind::ShowPicture, item);
        row("refused picture at the start", halted(Stage::Failed, ErrorKind::Refused, item),
            Kind::ShowPicture, item);
        row("picture, by its path", halted(attention, ErrorKind::Picture, u"/pictures/roofs/b.png"_s),
            Kind::ShowPicture, item);
        row("changed picture", halted(attention, ErrorKind::Conflict, item), Kind::ShowPicture, item);
        row("caption", halted(attention, ErrorKind::Caption, item), Kind::ShowPicture, item);
        row("another conflict", halted(attention, ErrorKind::Conflict, {}), Kind::None);
        row("unreadable picture", halted(attention, ErrorKind::Disk, u"/pictures/roofs/b.png"_s),
            Kind::ShowPicture, item);
        row("full disk", halted(attention, ErrorKind::Disk, m_folder.filePath(u"uploads.part"_s)),
            Kind::OpenFolder, m_folder.path());
        row("a disk that is gone", halted(attention, ErrorKind::Disk, u"/nowhere/at/all"_s), Kind::None);
        row("refused for good", halted(Stage::Failed, ErrorKind::Refused, {}), Kind::NewTraining);
        row("a setting", halted(Stage::Failed, ErrorKind::Settings, u"max_train_steps"_s), Kind::NewTraining);
        row("network", halted(attention, ErrorKind::Network, {}), Kind::None);
        Run gaveUp = halted(Stage::Uploading, ErrorKind::Key, {});
        row("still at work", gaveUp, Kind::None);
        gaveUp.gaveUp = true;
        row("given up", gaveUp, Kind::EnterKey);
        row("done", halted(Stage::Done, ErrorKind::Key, {}), Kind::None);
        row("without a word", makeRun(u"a"_s, attention), Kind::None);
    }

    void everyCauseHasItsButton()
    {
        QFETCH(Run, run);
        QFETCH(int, kind);
        QFETCH(QString, place);
        const Remedy remedy = remedyFor(run);
        QCOMPARE(int(remedy.kind), kind);
        QCOMPARE(remedy.place, place);
        QCOMPARE(remedyText(remedy.kind).isEmpty(), remedy.kind == Remedy::Kind::None);
    }
};

QTEST_GUILESS_MAIN(tst_Remedy)
#include "tst_Remedy.moc"
