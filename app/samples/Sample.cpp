// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/samples/Sample.h"

#include <array>
#include <utility>

namespace easel {

namespace {

using StateWord = std::pair<SampleState, QLatin1StringView>;
constexpr std::array stateWords{
    StateWord{SampleState::Waiting, QLatin1StringView("Waiting")},
    StateWord{SampleState::Sent, QLatin1StringView("Sent")},
    StateWord{SampleState::Making, QLatin1StringView("Making")},
    StateWord{SampleState::Done, QLatin1StringView("Done")},
    StateWord{SampleState::Unknown, QLatin1StringView("Unknown")},
    StateWord{SampleState::Failed, QLatin1StringView("Failed")},
};

struct SamplePlanWords
{
    Q_DECLARE_TR_FUNCTIONS(easel::SamplePlanWords)
};

/// The service's bounds for a generation (the page's txt2img request).
constexpr int maxPromptLength = 1024;
constexpr int minSide = 128;
constexpr int maxSide = 2048;

} // namespace

QString sampleStateWord(SampleState state)
{
    for (const auto &[s, word] : stateWords) {
        if (s == state)
            return word;
    }
    return {};
}

std::optional<SampleState> sampleStateFromWord(const QString &word)
{
    for (const auto &[state, w] : stateWords) {
        if (w == word)
            return state;
    }
    return std::nullopt;
}

bool isUnfinished(SampleState state)
{
    return state == SampleState::Waiting || state == SampleState::Sent || state == SampleState::Making;
}

int SamplePlan::cells() const
{
    return int(prompts.size()) * int(seeds.size()) * (int(strengths.size()) + (control ? 1 : 0));
}

int SamplePlan::pictures() const
{
    return cells() * count;
}

std::vector<Error> checkPlan(const SamplePlan &plan)
{
    std::vector<Error> errors;
    const auto wrong = [&](const char *field, const QString &message) {
        errors.push_back({ErrorKind::Usage, message, QLatin1StringView(field), {}});
    };

    if (plan.prompts.isEmpty())
        wrong("prompt", SamplePlanWords::tr("A prompt is needed."));
    for (const QString &prompt : plan.prompts) {
        if (prompt.trimmed().isEmpty() || prompt.size() > maxPromptLength)
            wrong("prompt", SamplePlanWords::tr("A prompt has 1 to 1,024 characters."));
    }
    if (plan.negativePrompt.size() > maxPromptLength)
        wrong("negative", SamplePlanWords::tr("A negative prompt has at most 1,024 characters."));
    for (const double strength : plan.strengths) {
        if (!(strength >= 0 && strength <= 1))
            wrong("strength", SamplePlanWords::tr("The strength of a LoRA lies between 0 and 1."));
    }
    for (const qint64 seed : plan.seeds) {
        if (seed < 0)
            wrong("seed", SamplePlanWords::tr("A seed is 0 or more."));
    }
    if (plan.seeds.empty())
        wrong("seed", SamplePlanWords::tr("A seed is needed."));
    if (plan.strengths.empty() && !plan.control)
        wrong("strength", SamplePlanWords::tr("A strength is needed, or the picture without the LoRA."));
    if (!plan.size.isEmpty() && (plan.size.width() < minSide || plan.size.width() > maxSide ||
                                 plan.size.height() < minSide || plan.size.height() > maxSide)) {
        wrong("size", SamplePlanWords::tr("Width and height of a sample lie between 128 and 2,048 pixels."));
    }
    if (plan.steps < 1 || plan.steps > 100)
        wrong("steps", SamplePlanWords::tr("The steps of a sample lie between 1 and 100."));
    if (!(plan.guidanceScale >= 1 && plan.guidanceScale <= 30))
        wrong("guidance", SamplePlanWords::tr("The guidance scale lies between 1 and 30."));
    if (plan.count < 1 || plan.count > 8)
        wrong("count", SamplePlanWords::tr("The service makes 1 to 8 pictures a call."));
    return errors;
}

bool asksFor(const SamplePlan &plan, const Sample &sample)
{
    const auto has = [](const auto &values, const auto &value) {
        return std::ranges::find(values, value) != values.end();
    };
    const bool column = sample.strength ? has(plan.strengths, *sample.strength) : plan.control;
    return column && has(plan.prompts, sample.prompt) && has(plan.seeds, sample.seed) &&
           plan.negativePrompt == sample.negativePrompt && plan.steps == sample.steps &&
           plan.guidanceScale == sample.guidanceScale && plan.samplerName == sample.samplerName &&
           (plan.size.isEmpty() || plan.size == sample.size);
}

} // namespace easel
