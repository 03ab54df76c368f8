# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Easels of two profiles on one dataset: the second says so, a caption written in the first appears in the
second, and a caption that both write is asked about. A second start of the first brings its window forward.

usage: two_windows.py EASEL    (inside of desktop-session)
"""

import os
import subprocess
import sys

import pyatspi

import screen
from main_job import make_dataset

FIRST = "papertown style, written in the first window"
ONE = "papertown style, one thing"
OTHER = "papertown style, another thing"


def start(program, folder, profile, *words):
    return subprocess.Popen([program, "--demo", "--profile", str(folder / profile), *words], cwd=folder)


def window_of(process):
    """The program on the accessibility bus, by its process."""

    def look():
        desktop = pyatspi.Registry.getDesktop(0)
        return next((app for app in desktop if app and app.name == "Easel" and app.get_process_id() == process.pid), None)

    return screen.wait_for(f"the window of process {process.pid}", look)


def bring_forward(process):
    def look():
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "Easel"],
            capture_output=True,
            text=True,
        )
        return next(iter(found.stdout.split()), None)

    window = screen.wait_for("its window on the screen", look)
    screen.pointer("windowactivate", "--sync", window)
    return window


def active_window():
    return subprocess.run(["xdotool", "getactivewindow"], capture_output=True, text=True).stdout.strip()


def says(easel, words):
    return any(words in label.name for label in screen.find_all(easel, pyatspi.ROLE_LABEL))


def caption_of(easel):
    return screen.text_of(screen.find(easel, pyatspi.ROLE_TEXT, "Caption"))


def journey(program, folder):
    dataset = folder / "Paper town"
    make_dataset(dataset, 1)
    caption = dataset / "picture 1.txt"
    first_process = start(program, folder, "one", str(dataset))
    second_process = None
    try:
        with screen.pictured("two-windows"):
            first = window_of(first_process)
            screen.wait_for("the first one's picture", lambda: screen.find(first, pyatspi.ROLE_LIST, "Images").childCount == 1)
            second_process = start(program, folder, "two", str(dataset))
            second = window_of(second_process)
            screen.wait_for("a word on the first window", lambda: says(second, f"process {first_process.pid}"))
            assert not says(first, "is also open in"), "the first was told of itself"

            first_window = bring_forward(first_process)
            screen.write(first, "Caption", FIRST)
            screen.wait_for("the caption on disk", lambda: caption.read_text(encoding="utf-8").strip() == FIRST)
            bring_forward(second_process)
            screen.wait_for("the first one's words in the second", lambda: caption_of(second) == FIRST)

            # Both write within the second that saving waits for: the other program is played by hand, to be exact.
            screen.write(second, "Caption", OTHER)
            caption.write_text(ONE, encoding="utf-8")
            screen.find(second, pyatspi.ROLE_PUSH_BUTTON, "Take theirs")
            assert caption.read_text(encoding="utf-8") == ONE, "what the other wrote was overwritten"
            screen.press(second, "Take theirs")
            screen.wait_for("their words", lambda: caption_of(second) == ONE)

            # A second start with the first profile, as it is typed in the dataset's parent.
            assert active_window() != first_window
            third = start(program, folder, "one", "Paper town")
            assert third.wait(timeout=30) == 0, "the second start did not hand over"
            screen.wait_for("the first window in front", lambda: active_window() == first_window)
            assert first_process.poll() is None and second_process.poll() is None
    finally:
        for process in (first_process, second_process):
            if process and process.poll() is None:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    os.environ.pop("EASEL_PROFILE", None)
    sentence = (
        "Two windows on one dataset, told of each other; nothing overwritten; a second start is "
        "the first window."
    )
    sys.exit(screen.run(journey, sentence))
