// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunRecord.h"
#include "app/samples/SampleRecord.h"
#include "tests/fuzz/Fuzz.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

using namespace easel;
using namespace easel::fuzz;

static constexpr QByteArrayView databaseMark{"SQLite format 3"};

static void loadAll(Journal &journal, Clock &clock)
{
    const auto runs = journal.runs();
    if (!runs)
        return;
    for (const RunRow &row : *runs) {
        if (const auto samples = journal.samples(row.id)) {
            for (const SampleRow &sample : *samples)
                fromRow(sample, row.id, QStringLiteral("/samples"));
        }
        const auto record = RunRecord::load(journal, clock, row);
        demand(!record || (*record)->run().id == row.id, "a run keeps its id");
    }
}

/// A journal whose pages are anything.
static void readFile(const QString &path, const QByteArray &bytes, Clock &clock)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return;
    file.close();
    if (const auto journal = Journal::open(path, Journal::Mode::ReadOnly))
        loadAll(**journal, clock);
}

/// A sound journal whose texts are anything: fields one after the other, divided by zero bytes.
static void readRow(const QByteArray &bytes, Journal &journal, Clock &clock)
{
    const QList<QByteArray> fields = bytes.split('\0');
    RunRow row;
    row.id = QStringLiteral("r");
    row.recipe = fields.value(0);
    row.plan = fields.value(1);
    row.models = fields.value(2);
    row.error = fields.value(3);
    row.stage = QString::fromUtf8(fields.value(4));
    row.reached = QString::fromUtf8(fields.value(5));
    row.startState = QString::fromUtf8(fields.value(6));
    row.created = fields.value(7).toLongLong();
    row.finished = fields.value(8).toLongLong();
    const auto record = RunRecord::load(journal, clock, row);
    demand(!record || (*record)->run().id == row.id, "a run keeps its id");
    SampleRow sample;
    sample.spec = fields.value(1);
    sample.state = QString::fromUtf8(fields.value(4));
    sample.file = QString::fromUtf8(fields.value(6));
    sample.error = fields.value(3);
    fromRow(sample, row.id, QStringLiteral("/samples"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static int noArguments = 0;
    // The database driver is a plugin, which an application object finds.
    static const QCoreApplication *application = QCoreApplication::instance()
                                                     ? QCoreApplication::instance()
                                                     : new QCoreApplication(noArguments, nullptr);
    Q_UNUSED(application)
    static const QTemporaryDir folder;
    static SystemClock clock;
    static const std::unique_ptr<Journal> sound =
        Journal::open(folder.filePath(QStringLiteral("sound.sqlite")), Journal::Mode::ReadWrite).value();
    const QByteArray bytes = bytesOf(data, size);
    if (bytes.startsWith(databaseMark))
        readFile(folder.filePath(QStringLiteral("any.sqlite")), bytes, clock);
    else
        readRow(bytes, *sound, clock);
    return 0;
}
