// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The small set of building blocks from which every page is made. No domain in them.

#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/RoundedPixmap.h"
#include "ui/widgets/Section.h"
#include "ui/widgets/Surface.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/UnitText.h"
