// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Fuzz.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

/// Feeds every file of a corpus to the fuzzer's function, as a test in builds without libFuzzer.
int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    int files = 0;
    QDirIterator corpus(QCoreApplication::arguments().value(1), QDir::Files);
    while (corpus.hasNext()) {
        QFile file(corpus.next());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray bytes = file.readAll();
        std::printf("%s\n", qPrintable(corpus.fileName()));
        std::fflush(stdout); // the last one named is the one that crashed
        LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()), size_t(bytes.size()));
        ++files;
    }
    return files > 0 ? 0 : 1;
}
