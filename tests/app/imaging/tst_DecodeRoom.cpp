// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/imaging/DecodeRoom.h"

#include <QTest>

#include <atomic>
#include <memory>
#include <thread>

using namespace easel;

class tst_DecodeRoom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsSeveralPicturesAtATime()
    {
        const DecodeRoom first({8000, 6000});
        const DecodeRoom second({8000, 6000});
        const DecodeRoom small({1, 1});
    }

    void letsLargePicturesWaitForEachOther()
    {
        auto first = std::make_unique<DecodeRoom>(QSize(12'000, 9'000));
        std::atomic_bool isIn = false;
        std::thread other([&isIn] {
            const DecodeRoom second({12'000, 9'000});
            isIn = true;
        });
        const bool cameInBeside = QTest::qWaitFor([&isIn] { return isIn.load(); }, 200);
        first.reset();
        other.join();
        QVERIFY(!cameInBeside);
        QVERIFY(isIn);
    }

    void givesThePictureThatIsTooLargeAllOfIt() { const DecodeRoom enormous({100'000, 100'000}); }
};

QTEST_GUILESS_MAIN(tst_DecodeRoom)
#include "tst_DecodeRoom.moc"
