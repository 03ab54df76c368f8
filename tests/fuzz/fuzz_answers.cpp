// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/Decode.h"
#include "app/service/ErrorMapping.h"
#include "tests/fuzz/Fuzz.h"

#include <QJsonDocument>

#include <array>

using namespace easel;
using namespace easel::fuzz;

static constexpr std::array statuses{200, 201, 204, 302, 400, 401, 403, 404, 429, 500, 502, 600, 0};

template<class T>
static void readAs(std::optional<T> (*read)(const QJsonObject &), const HttpAnswer &answer)
{
    const auto json = serviceAnswer(answer, true);
    if (json && !read(*json))
        foreignAnswer(answer, true);
    if (!json)
        demand(!json.error().message.isEmpty(), "an error has a sentence");
}

/// The first byte chooses the status, the second how the answer ended; the rest is the body.
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    HttpAnswer answer;
    answer.status = statuses[data[0] % statuses.size()];
    answer.ending = HttpAnswer::Ending(data[1] % 6);
    answer.body = bytesOf(data + 2, size - 2);
    answer.retryAfter = answer.body.left(40);
    answer.date = answer.body.right(40);
    answer.url = QUrl(QStringLiteral("https://api.novita.ai/v3"));
    readAs(&readUploadTarget, answer);
    readAs(&readTaskId, answer);
    readAs(&readTrainingTask, answer);
    readAs(&readTaskPage, answer);
    readAs(&readImageTask, answer);
    readAs(&readModelPage, answer);
    demand(!uploadAnswer(answer) || (answer.status >= 200 && answer.status < 300),
           "only a success ends an upload");
    const auto picture = downloadAnswer(answer);
    demand(!picture || (answer.status >= 200 && answer.status < 300), "only a success holds a picture");
    return 0;
}
