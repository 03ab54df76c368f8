# SPDX-License-Identifier: GPL-3.0-or-later
"""A run as the desktop around the window tells it: progress in title and dock, awake while it uploads, the window
closed into the tray, a notification when the run is done, and the way back to it.

usage: desktop_manners.py EASEL    (inside of desktop-session)
"""

import json
import pathlib
import re
import subprocess
import sys
import threading

import pyatspi

import screen
from main_job import make_dataset

RUN = "Told outside"


class Desktop:
    """desktop_services.py at work, and everything it said."""

    def __init__(self):
        script = pathlib.Path(__file__).with_name("desktop_services.py")
        self.process = subprocess.Popen(
            [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self.said = []
        threading.Thread(target=self.listen, daemon=True).start()
        self.wait("ready")

    def listen(self):
        for line in self.process.stdout:
            self.said.append(json.loads(line))

    def all(self, what):
        return [told for told in self.said if told["what"] == what]

    def wait(self, what, seconds=screen.PATIENCE):
        return screen.wait_for(f"“{what}” from the desktop", lambda: self.all(what), seconds)[-1]

    def do(self, command):
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def end(self):
        self.process.kill()
        self.process.wait()


def title(easel):
    return next((easel[i].name for i in range(easel.childCount) if easel[i].getRole() == pyatspi.ROLE_FRAME), "")


def window_is_shown(easel):
    return any(screen.shown(easel[i]) for i in range(easel.childCount) if easel[i].getRole() == pyatspi.ROLE_FRAME)


def start_training(easel):
    screen.show_page(easel, "Training")
    screen.write(easel, "Run name", RUN)
    screen.press(easel, "Start training")


def see_progress(easel, desktop):
    seen = []

    def percent():
        found = re.match(r"^(\d+) % · ", title(easel))
        if found:
            seen.append(int(found[1]))
        return len(set(seen)) > 1

    screen.wait_for("percents in the window's title", percent)
    assert seen == sorted(seen), f"the title went backwards: {seen}"
    bars = [told["progress"] for told in desktop.all("launcher") if told["progress_visible"]]
    assert bars and bars == sorted(bars), f"the dock's bar went backwards: {bars}"
    assert all(told["uri"] == "application://io.github.easel.Easel.desktop" for told in desktop.all("launcher"))


def window_is_active():
    told = subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True, text=True, check=False)
    return "Easel" in told.stdout


def close_into_the_tray(easel, desktop):
    screen.wait_for("the window in front", window_is_active)  # else the keys go nowhere
    screen.pointer("key", "alt+F4")
    screen.press(easel, "Go on in the tray")
    screen.wait_for("a window that is gone", lambda: not window_is_shown(easel))
    desktop.wait("tray")


def come_back(easel, desktop):
    desktop.do("tray")
    screen.wait_for("the window again", lambda: window_is_shown(easel))


def hear_of_the_end(easel, desktop):
    told = desktop.wait("notification", 120)
    assert RUN in told["title"] and "done" in told["title"], told
    assert not window_is_shown(easel), "the window came back by itself"
    desktop.do(f"press {told['id']}")
    screen.wait_for("the window after the notification", lambda: window_is_shown(easel))
    table = screen.find(easel, pyatspi.ROLE_TABLE, "Runs")
    screen.wait_for(
        "the run on its page", lambda: any(cell.name == RUN for cell in screen.find_all(table, pyatspi.ROLE_TABLE_CELL))
    )


def journey(program, folder):
    dataset = folder / "Paper town"
    make_dataset(dataset, 10)
    desktop = Desktop()
    easel_process = subprocess.Popen(
        [program, "--demo", "--demo-speed", "3", "--profile", str(folder / "profile"), str(dataset)]
    )
    try:
        with screen.pictured("desktop-manners", lambda: f"; the desktop said {desktop.said[-12:]}"):
            easel = screen.application("Easel")
            start_training(easel)
            desktop.wait("awake")
            desktop.wait("may sleep")
            see_progress(easel, desktop)
            close_into_the_tray(easel, desktop)
            come_back(easel, desktop)
            close_into_the_tray(easel, desktop)
            hear_of_the_end(easel, desktop)
            screen.wait_for("a quiet title", lambda: title(easel).startswith("Paper town"))
            last = desktop.all("launcher")[-1]
            assert not last["progress_visible"] and not last["count_visible"], last
            screen.pointer("key", "alt+F4")
            assert easel_process.wait(timeout=30) == 0, "Easel did not end well"
    finally:
        if easel_process.poll() is None:
            easel_process.kill()
            easel_process.wait()
        desktop.end()


if __name__ == "__main__":
    sentence = (
        "Progress outside of the window, on in the tray, told of the end, led back to the "
        "run."
    )
    sys.exit(screen.run(journey, sentence))
