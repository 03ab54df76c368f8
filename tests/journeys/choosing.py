# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder is made a clean set: near-duplicates and small pictures go, one picture is cropped by pointer, one is
looked at full size and taken out, all of it taken back and done again by keys.

usage: choosing.py EASEL    (inside of desktop-session)
"""

import json
import shutil
import subprocess
import sys

import pyatspi

import screen
from main_job import write_png

PICTURES = 6
ANY_BUTTON = (pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_TOGGLE_BUTTON, pyatspi.ROLE_PUSH_BUTTON)


def make_folder(folder):
    """Six pictures, a copy of the first and one that is too small."""
    folder.mkdir()
    for number in range(1, PICTURES + 1):
        write_png(folder / f"picture {number}.png", 3 * number, side=640)
    shutil.copy(folder / "picture 1.png", folder / "picture 1 again.png")
    write_png(folder / "tiny.png", 40, side=200)


def kept(folder, name):
    """What easel.json says of a picture."""
    try:
        notes = json.loads((folder / "easel.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return notes.get("items", {}).get(name, {})


def is_in(folder, name):
    return kept(folder, name).get("included", True)


def choose_filter(easel, name):
    """The filters tell their counts behind their names."""

    def look():
        return next((chip for role in ANY_BUTTON for chip in screen.find_all(easel, role)
                     if chip.name.startswith(name)), None)

    chip = screen.wait_for(f"the filter {name}", look)
    box = chip.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    click(box.x + box.width // 2, box.y + box.height // 2)


def click(x, y):
    screen.pointer("mousemove", "--sync", str(x), str(y), "click", "1")


def images(easel):
    return screen.find(easel, pyatspi.ROLE_LIST, "Images")


def choose(easel, name):
    def look():
        grid = images(easel)
        return next((grid[i] for i in range(grid.childCount) if grid[i].name.startswith(name)), None)

    box = screen.wait_for(f"the picture {name}", look).queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    click(box.x + box.width // 2, box.y + box.height // 2)


def wait_for_count(easel, count):
    screen.wait_for(f"{count} pictures in the grid", lambda: images(easel).childCount == count)


def clean(easel, folder):
    screen.pointer("key", "ctrl+shift+m")
    choose_filter(easel, "Near-duplicates")
    screen.press(easel, "Keep the best of each group")
    pair = ["picture 1.png", "picture 1 again.png"]
    screen.wait_for("one of the two copies taken out", lambda: sum(is_in(folder, name) for name in pair) == 1)
    choose_filter(easel, "Too small")
    wait_for_count(easel, 1)
    screen.press(easel, "Take 1 picture out of the training")
    screen.wait_for("the small one taken out", lambda: not is_in(folder, "tiny.png"))
    screen.press(easel, "Close the problems")
    wait_for_count(easel, PICTURES + 2)


def search(easel):
    screen.pointer("key", "ctrl+f")
    screen.write(easel, "Search", "picture 3")
    wait_for_count(easel, 1)
    screen.pointer("key", "Escape")
    wait_for_count(easel, PICTURES + 2)


def crop(easel, folder):
    """Smaller by the wheel of the keys, then pushed by the pointer."""
    choose(easel, "picture 4.png")
    frame = screen.wait_for("the crop frame", lambda: next(
        (thing for role in (pyatspi.ROLE_CANVAS, pyatspi.ROLE_PANEL, pyatspi.ROLE_FILLER, pyatspi.ROLE_UNKNOWN,
                            pyatspi.ROLE_IMAGE, pyatspi.ROLE_DRAWING_AREA, pyatspi.ROLE_LABEL)
         for thing in screen.find_all(easel, role, "Crop frame")), None))
    box = frame.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    middle = (box.x + box.width // 2, box.y + box.height // 2)
    click(*middle)
    for _ in range(6):
        screen.pointer("key", "minus")
    screen.wait_for("a smaller crop", lambda: kept(folder, "picture 4.png").get("crop", [0, 0, 1, 1])[2] < 1)
    before = kept(folder, "picture 4.png")["crop"]
    screen.pointer("mousemove", "--sync", str(middle[0]), str(middle[1]), "mousedown", "1")
    for _ in range(8):
        screen.pointer("mousemove_relative", "--sync", "--", "-3", "-3")
    screen.pointer("mouseup", "1")
    screen.wait_for("the crop further to the left and up", lambda: kept(folder, "picture 4.png")["crop"][0] < before[0])


def look_full_size(easel, folder):
    choose(easel, "picture 5.png")
    screen.pointer("key", "space")
    screen.wait_for("the viewer", lambda: screen.find_all(easel, pyatspi.ROLE_CHECK_BOX, "In the training"))
    screen.pointer("key", "Right")
    screen.pointer("key", "x")
    screen.wait_for("the next one taken out", lambda: not is_in(folder, "picture 6.png"))
    screen.pointer("key", "Escape")
    wait_for_count(easel, PICTURES + 2)


def take_back(folder):
    screen.pointer("key", "ctrl+z")
    screen.wait_for("it back in", lambda: is_in(folder, "picture 6.png"))
    screen.pointer("key", "ctrl+shift+z")
    screen.wait_for("it out again", lambda: not is_in(folder, "picture 6.png"))


def journey(program, folder):
    dataset = folder / "Mixed"
    make_folder(dataset)
    before = {file.name: file.read_bytes() for file in dataset.iterdir()}
    process = subprocess.Popen([program, "--demo", "--profile", str(folder / "profile"), str(dataset)])
    try:
        with screen.pictured("choosing"):
            easel = screen.application("Easel")
            wait_for_count(easel, PICTURES + 2)
            clean(easel, dataset)
            search(easel)
            crop(easel, dataset)
            look_full_size(easel, dataset)
            take_back(dataset)
            screen.pointer("key", "ctrl+q")
            assert process.wait(timeout=30) == 0, "Easel did not end well"
        after = {name: (dataset / name).read_bytes() for name in before}
        assert after == before, "a picture was changed"
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


if __name__ == "__main__":
    sys.exit(screen.run(journey, "A folder was made a clean set by pointer and keys."))
