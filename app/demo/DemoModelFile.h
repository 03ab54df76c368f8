// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/DemoTrainings.h"

namespace easel {

/// The file of a "trained" LoRA: a real safetensors file with the metadata that trainers write, and weights
/// that follow from the training but were never trained, which the metadata say. The same training always
/// gives the same bytes.
QByteArray demoModelFile(const DemoTraining &training);

/// A file as a storage host gives it: whole, or from the byte on that Range names, where If-Range agrees.
DemoAnswer demoFileAnswer(const DemoRequest &request, const QByteArray &bytes);

} // namespace easel
