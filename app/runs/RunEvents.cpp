// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/RunEvents.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include <algorithm>
#include <array>

namespace easel {

namespace {

constexpr std::array words{
    "frozen",         "prepared",
    "upload_retried", "uploads_done",
    "start_sent",     "start_accepted",
    "start_lost",     "start_refused",
    "adopted",        "not_listed",
    "training_began", "deploying",
    "serving",        "samples_asked",
    "samples_done",   "attention",
    "failed",         "stopped",
    "resumed",        "assets_forgotten",
    "assets_known",   "adopted_from_elsewhere",
};

struct RunEvents
{
    Q_DECLARE_TR_FUNCTIONS(easel::RunEvents)
};

} // namespace

EventRow eventRow(RunEventCode code, const QStringList &args, qint64 at)
{
    return {QString::fromLatin1(words[size_t(code)]),
            QJsonDocument(QJsonArray::fromStringList(args)).toJson(QJsonDocument::Compact), at};
}

QString eventText(const EventRow &event)
{
    const QJsonArray args = QJsonDocument::fromJson(event.args).array();
    const auto text = [&](int i) { return args.at(i).toString(); };
    const auto number = [&](int i) { return text(i).toInt(); };
    const auto known =
        std::ranges::find(words, event.code, [](const char *w) { return QString::fromLatin1(w); });
    if (known == words.end())
        return {};

    switch (RunEventCode(known - words.begin())) {
    case RunEventCode::Frozen:
        return RunEvents::tr("Recipe frozen with %n picture(s)", nullptr, number(0));
    case RunEventCode::Prepared:
        return RunEvents::tr("%n picture(s) rendered for the upload, %1", nullptr, number(0))
            .arg(QLocale().formattedDataSize(text(1).toLongLong(), 1, QLocale::DataSizeSIFormat));
    case RunEventCode::UploadRetried:
        return RunEvents::tr("Upload of %1 is tried again: %2").arg(text(0), text(1));
    case RunEventCode::UploadsDone:
        return RunEvents::tr("%n picture(s) uploaded", nullptr, number(0));
    case RunEventCode::StartSent:
        return RunEvents::tr("Asked the service to start the training");
    case RunEventCode::StartAccepted:
        return RunEvents::tr("Queued as task %1").arg(text(0));
    case RunEventCode::StartLost:
        return RunEvents::tr("The answer to the start was lost, so the service is asked for its list: %1")
            .arg(text(0));
    case RunEventCode::StartNotTaken:
        return RunEvents::tr("The service did not take the start: %1").arg(text(0));
    case RunEventCode::TaskAdopted:
        return RunEvents::tr("Found the training in the service's list as task %1; it was not started twice")
            .arg(text(0));
    case RunEventCode::TaskNotListed:
        return RunEvents::tr(
            "The service's list was read twice without this training; it is safe to start it");
    case RunEventCode::TrainingBegan:
        return RunEvents::tr("Training began, as the service says");
    case RunEventCode::Deploying:
        return RunEvents::tr("The training ended; the model is being deployed");
    case RunEventCode::Serving:
        return RunEvents::tr("%1 serves").arg(text(0));
    case RunEventCode::SamplesAsked:
        return RunEvents::tr("%n sample(s) asked for", nullptr, number(0));
    case RunEventCode::SamplesDone:
        return RunEvents::tr("%1 of %n sample(s) made", nullptr, number(1))
            .arg(QLocale().toString(number(0)));
    case RunEventCode::NeedsAttention:
    case RunEventCode::Failed:
        return text(0);
    case RunEventCode::Stopped:
        return RunEvents::tr("Watching stopped; the service goes on by itself");
    case RunEventCode::Resumed:
        return RunEvents::tr("Taken up again");
    case RunEventCode::AssetsForgotten:
        return RunEvents::tr("The service no longer knows %n picture(s), so they are uploaded again", nullptr,
                             number(0));
    case RunEventCode::AssetsKnown:
        return RunEvents::tr("%n picture(s) were uploaded before and not sent again", nullptr, number(0));
    case RunEventCode::AdoptedFromElsewhere:
        return RunEvents::tr("Taken over from the service's list as task %1; it was started elsewhere")
            .arg(text(0));
    }
    return {};
}

} // namespace easel
