// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/AtomicFile.h"
#include "app/demo/DemoService.h"
#include "tests/benchmarks/BenchOptions.h"
#include "tests/benchmarks/DuplicateBench.h"
#include "tests/benchmarks/FactsBench.h"
#include "tests/benchmarks/OpenCommand.h"
#include "tests/benchmarks/Shaper.h"
#include "tests/benchmarks/ThumbnailBench.h"
#include "tests/benchmarks/UploadBench.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QUrl>

#include <cstdio>

using namespace easel;
using namespace easel::bench;
using namespace Qt::StringLiterals;

static constexpr auto usageText = R"(usage:
  easel-bench upload --url URL/ --file F --count N   the real uploader: PUT F to URL/0 … URL/N-1, six at once
  easel-bench shape --to PORT --megabits M --round-trip MS [--port P]
                                                     a slow line to a port of this machine, until it is ended
  easel-bench facts DIR                              the facts of every picture in DIR, found and then kept
  easel-bench duplicates [--pictures DIR:DIR] [--count N]
                                                     copies of pieces of pictures found again, 10,000 grouped
  easel-bench thumbnails DIR [--out FOLDER]          the thumbnail of every picture in DIR, kept in a new cache;
                                                     --out also writes them as they are kept
  easel-bench service --state DIR --public-port P [--speed X]
                                                     the service's stand-in behind such a line, until it is ended
  easel-bench open DIR [--profile DIR] [--scroll early]
                                                     a folder chosen in the real window: what a person feels
)";

static int refuse(const QString &message)
{
    std::fprintf(stderr, "easel-bench: %s\n", qPrintable(message));
    return 2;
}

static int upload(const QStringList &words)
{
    const auto options = BenchOptions::read(words, {u"url"_s, u"file"_s, u"count"_s});
    if (!options)
        return refuse(options.error().message);
    const auto count = options->number(u"count"_s, 1);
    if (!count)
        return refuse(count.error().message);
    const QUrl url(options->text(u"url"_s), QUrl::StrictMode);
    if (!url.isValid() || !url.path().endsWith(u'/'))
        return refuse(u"--url must be an address that ends with a slash."_s);
    const auto bytes = readWholeFile(options->text(u"file"_s), 1'000'000'000);
    if (!bytes)
        return refuse(bytes.error().message);

    UploadBench bench(url, *bytes, int(*count));
    QObject::connect(&bench, &UploadBench::done, qApp, &QCoreApplication::quit);
    QObject::connect(&bench, &UploadBench::failed, qApp, [](const QString &message) {
        refuse(message);
        QCoreApplication::exit(1);
    });
    bench.start();
    return QCoreApplication::exec();
}

static int shape(const QStringList &words)
{
    const auto read = BenchOptions::read(words, {u"to"_s, u"megabits"_s, u"round-trip"_s, u"port"_s});
    if (!read)
        return refuse(read.error().message);
    const auto to = read->number(u"to"_s, 1);
    const auto megabits = read->number(u"megabits"_s, 0.001);
    const auto roundTrip = read->number(u"round-trip"_s, 0);
    for (const auto *value : {&to, &megabits, &roundTrip}) {
        if (!*value)
            return refuse(value->error().message);
    }
    Shaper shaper({quint16(read->text(u"port"_s).toUInt()), quint16(*to), *megabits, *roundTrip});
    const auto port = shaper.listen();
    if (!port)
        return refuse(port.error().message);
    std::printf("listening on http://127.0.0.1:%d\n", int(*port));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

static int serve(const QStringList &words)
{
    const auto read = BenchOptions::read(words, {u"state"_s, u"public-port"_s, u"speed"_s});
    if (!read)
        return refuse(read.error().message);
    const auto publicPort = read->number(u"public-port"_s, 1);
    if (!publicPort)
        return refuse(publicPort.error().message);
    DemoService::Options options;
    options.stateDir = read->text(u"state"_s);
    options.publicPort = quint16(*publicPort);
    if (!read->text(u"speed"_s).isEmpty()) {
        const auto speed = read->number(u"speed"_s, 1e-6);
        if (!speed)
            return refuse(speed.error().message);
        options.speed = *speed;
    }
    const auto service = DemoService::start(options);
    if (!service)
        return refuse(service.error().message);
    std::printf("listening on http://127.0.0.1:%d\n", (*service)->url().port());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

static int thumbnails(const QStringList &words)
{
    const QString folder = words.value(0);
    if (!QFileInfo(folder).isDir())
        return refuse(u"thumbnails needs a folder."_s);
    const auto options = BenchOptions::read(words.sliced(1), {u"out"_s});
    if (!options)
        return refuse(options.error().message);
    const QTemporaryDir cache;
    ThumbnailBench bench(folder, cache.path());
    QObject::connect(&bench, &ThumbnailBench::done, qApp, [&] {
        if (const QString out = options->text(u"out"_s); !out.isEmpty())
            bench.writeKept(out);
        QCoreApplication::quit();
    });
    bench.start();
    return QCoreApplication::exec();
}

static int finish(const Result<void> &measured)
{
    if (measured)
        return 0;
    refuse(measured.error().message);
    return 1;
}

static int facts(const QStringList &words)
{
    if (words.size() != 1)
        return refuse(u"facts needs a folder."_s);
    return finish(measureFacts(words.front()));
}

static int duplicates(const QStringList &words)
{
    const auto options = BenchOptions::read(words, {u"pictures"_s, u"count"_s});
    if (!options)
        return refuse(options.error().message);
    QString folders = options->text(u"pictures"_s);
    if (folders.isEmpty())
        folders = u"/usr/share/wallpapers:/usr/share/backgrounds"_s; // Debian's
    double count = 200;
    if (!options->text(u"count"_s).isEmpty()) {
        const auto read = options->number(u"count"_s, 1);
        if (!read)
            return refuse(read.error().message);
        count = *read;
    }
    return finish(measureDuplicates(folders.split(u':'), int(count)));
}

int main(int argc, char *argv[])
{
#ifdef EASEL_BENCH_WINDOW
    if (argc > 1 && QLatin1StringView(argv[1]) == "open"_L1)
        return openCommand(argc, argv);
#endif
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments().sliced(1);
    if (words.value(0) == "upload"_L1)
        return upload(words.sliced(1));
    if (words.value(0) == "shape"_L1)
        return shape(words.sliced(1));
    if (words.value(0) == "thumbnails"_L1)
        return thumbnails(words.sliced(1));
    if (words.value(0) == "facts"_L1)
        return facts(words.sliced(1));
    if (words.value(0) == "duplicates"_L1)
        return duplicates(words.sliced(1));
    if (words.value(0) == "service"_L1)
        return serve(words.sliced(1));
    std::fputs(usageText, stderr);
    return 2;
}
