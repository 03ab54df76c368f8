// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/ServiceError.h"
#include "app/service/ServiceTypes.h"

#include <vector>

namespace easel {

/// Which assets a refused start is about (API.md, "refusals": an asset unknown, never uploaded or no
/// picture), as indices into assets: those that the service names, all where it speaks of assets or their
/// format without naming one, none where it speaks of something else.
std::vector<int> refusedAssets(const ServiceError &error, const std::vector<AssetId> &assets);

} // namespace easel
