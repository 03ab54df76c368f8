// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/FaultAnswer.h"

#include <QUrl>

namespace easel {

static qsizetype bodyStart(const QByteArray &bytes)
{
    return bytes.indexOf("\r\n\r\n") + 4;
}

FaultAnswer FaultAnswer::status(int status, const QByteArray &body, const Headers &headers)
{
    FaultAnswer answer;
    answer.bytes = "HTTP/1.1 " + QByteArray::number(status) + " Status\r\n";
    for (const auto &[name, value] : headers)
        answer.bytes += name + ": " + value + "\r\n";
    answer.bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    return answer;
}

FaultAnswer FaultAnswer::json(const QByteArray &body, int code)
{
    return status(code, body, {{"Content-Type", "application/json"}});
}

FaultAnswer FaultAnswer::error(int code, const QByteArray &reason, const QByteArray &message)
{
    return json("{\"code\":" + QByteArray::number(code) + ",\"reason\":\"" + reason + "\",\"message\":\"" +
                    message + "\",\"metadata\":{}}",
                code);
}

FaultAnswer FaultAnswer::html(int code)
{
    return status(code, "<!DOCTYPE html>\n<html><body><h1>Welcome to the hotel</h1></body></html>",
                  {{"Content-Type", "text/html"}});
}

FaultAnswer FaultAnswer::redirect(const QUrl &target, int code)
{
    return status(code, {}, {{"Location", target.toEncoded()}});
}

FaultAnswer FaultAnswer::hugeJson(qsizetype bytes)
{
    return json("{\"tasks\": [], \"padding\": \"" + QByteArray(bytes, 'x') + "\"}");
}

FaultAnswer FaultAnswer::deepJson(int levels)
{
    return json("{\"tasks\": " + QByteArray(levels, '[') + QByteArray(levels, ']') + '}');
}

FaultAnswer FaultAnswer::stall()
{
    return {.then = Then::Stall};
}

FaultAnswer FaultAnswer::closeAfterReading()
{
    return {.then = Then::Close};
}

FaultAnswer FaultAnswer::resetAfterReading()
{
    return {.then = Then::Reset};
}

FaultAnswer FaultAnswer::closeBeforeReading()
{
    return {.then = Then::Close, .beforeBody = true};
}

FaultAnswer FaultAnswer::resetBeforeReading()
{
    return {.then = Then::Reset, .beforeBody = true};
}

FaultAnswer FaultAnswer::garbage()
{
    return {.bytes = QByteArray::fromHex("00ff0d0a00ff0d0a0d0a") + "no HTTP at all\r\n\r\n",
            .then = Then::Close};
}

FaultAnswer FaultAnswer::cutTo(qsizetype bodyBytes, Then after) const
{
    FaultAnswer answer = *this;
    answer.bytes.truncate(bodyStart(bytes) + bodyBytes);
    answer.then = after;
    return answer;
}

FaultAnswer FaultAnswer::withoutLength() const
{
    FaultAnswer answer = *this;
    const qsizetype begin = bytes.indexOf("Content-Length:");
    answer.bytes.remove(begin, bytes.indexOf("\r\n", begin) + 2 - begin);
    answer.then = Then::Close;
    return answer;
}

FaultAnswer FaultAnswer::slowly(std::chrono::milliseconds eachByte) const
{
    FaultAnswer answer = *this;
    answer.trickle = eachByte;
    answer.trickleFrom = bodyStart(bytes);
    return answer;
}

FaultAnswer FaultAnswer::thenClose() const
{
    FaultAnswer answer = *this;
    answer.then = Then::Close;
    return answer;
}

FaultAnswer FaultAnswer::early() const
{
    FaultAnswer answer = *this;
    answer.beforeBody = true;
    answer.then = Then::Reset;
    return answer;
}

} // namespace easel
