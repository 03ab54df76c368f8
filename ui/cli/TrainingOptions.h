// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/training/TrainingSettings.h"
#include "ui/cli/Arguments.h"

namespace easel::cli {

/// The options of "train" that decide the training: --name, --base-model, … --sample.
std::vector<OptionSpec> trainingOptions();

/// settings with what the options say in place of what was saved. Error: Settings, Error::field as the
/// service spells it, where a text is no value of its kind; ranges are checkSettings' affair.
Result<TrainingSettings> withOptions(TrainingSettings settings, const Arguments &arguments);

} // namespace easel::cli
