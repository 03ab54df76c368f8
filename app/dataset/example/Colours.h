// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

namespace easel::example::colours {

// The stack of coloured paper that every picture of the example dataset is cut from.
inline constexpr QColor ivory(255, 247, 230);
inline constexpr QColor cream(248, 228, 192);
inline constexpr QColor peach(247, 190, 148);
inline constexpr QColor coral(234, 124, 92);
inline constexpr QColor brick(189, 72, 66);
inline constexpr QColor rust(150, 68, 56);
inline constexpr QColor mustard(233, 176, 66);
inline constexpr QColor lamplight(255, 217, 122);
inline constexpr QColor sage(157, 184, 148);
inline constexpr QColor moss(98, 140, 106);
inline constexpr QColor forest(52, 98, 92);
inline constexpr QColor mist(196, 221, 217);
inline constexpr QColor aqua(126, 187, 188);
inline constexpr QColor teal(58, 133, 142);
inline constexpr QColor petrol(28, 84, 104);
inline constexpr QColor dusk(126, 104, 148);
inline constexpr QColor plum(86, 62, 104);
inline constexpr QColor indigo(52, 54, 104);
inline constexpr QColor navy(30, 38, 78);
inline constexpr QColor night(20, 24, 54);

} // namespace easel::example::colours
