// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <chrono>
#include <utility>

class QUrl;

namespace easel {

/// What a FaultServer does with one request: bytes, how fast, and what follows them.
struct FaultAnswer
{
    enum class Then {
        KeepOpen, ///< the connection takes the next request
        Close,    ///< an orderly end
        Reset,    ///< the connection breaks off
        Stall,    ///< silence, with the connection open
    };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    QByteArray bytes = {}; ///< head and body as they go over the wire; may be empty
    Then then = Then::KeepOpen;
    std::chrono::milliseconds trickle{0}; ///< a byte each time, instead of all at once
    qsizetype trickleFrom = 0;            ///< what stands before goes at once
    bool beforeBody = false;              ///< as soon as the request's head is there; its body stays unread

    /// A complete answer with its length.
    static FaultAnswer status(int status, const QByteArray &body = {}, const Headers &headers = {});
    static FaultAnswer json(const QByteArray &body, int status = 200);
    /// An error in the service's form.
    static FaultAnswer error(int status, const QByteArray &reason, const QByteArray &message = "said so");
    static FaultAnswer html(int status = 200);
    static FaultAnswer redirect(const QUrl &target, int status = 302);
    /// JSON of the given size: {"tasks": [], "padding": "xxx…"}.
    static FaultAnswer hugeJson(qsizetype bytes);
    /// Arrays in arrays.
    static FaultAnswer deepJson(int levels);

    /// The request is read, and nothing follows.
    static FaultAnswer stall();
    static FaultAnswer closeAfterReading();
    static FaultAnswer resetAfterReading();
    /// The request's body is not read.
    static FaultAnswer closeBeforeReading();
    static FaultAnswer resetBeforeReading();
    static FaultAnswer garbage();

    /// The same answer, but…
    FaultAnswer cutTo(qsizetype bodyBytes, Then after = Then::Close) const; ///< its length promises more
    FaultAnswer withoutLength() const;                                      ///< ends by the connection's end
    FaultAnswer slowly(std::chrono::milliseconds eachByte) const;           ///< its body, byte by byte
    FaultAnswer thenClose() const;
    FaultAnswer early() const; ///< before the body is read, and then reset
};

} // namespace easel

Q_DECLARE_METATYPE(easel::FaultAnswer)
