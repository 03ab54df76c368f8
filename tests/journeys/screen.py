# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person sees and does, through the accessibility bus and the pointer. Nothing reaches into a program."""

import contextlib
import pathlib
import subprocess
import sys
import tempfile
import time

import pyatspi

PATIENCE = 60


class Missing(Exception):
    """Something that has to be on the screen is not."""


def wait_for(what, look, seconds=PATIENCE):
    """Looks again and again until there is something to see; what is the name for it."""
    end = time.monotonic() + seconds
    while True:
        try:
            seen = look()
        except Exception:  # things vanish from the bus while they are looked at
            seen = None
        if seen:
            return seen
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.2)


def application(name):
    def look():
        return next((app for app in pyatspi.Registry.getDesktop(0) if app and app.name == name), None)

    return wait_for(f"the application {name}", look)


def shown(thing):
    return thing.getState().contains(pyatspi.STATE_SHOWING)


def find_all(root, role, name=None):
    """All that are shown, in the order of the screen's tree."""
    found, waiting = [], [root]
    while waiting:
        thing = waiting.pop(0)
        if thing is None:
            continue
        if thing.getRole() == role and (name is None or thing.name == name) and shown(thing):
            found.append(thing)
        # A long list is looked into only where its items are asked for.
        if thing.getRole() not in (pyatspi.ROLE_LIST, pyatspi.ROLE_TABLE) or role in (
            pyatspi.ROLE_LIST_ITEM,
            pyatspi.ROLE_TABLE_CELL,
        ):
            waiting.extend(thing[i] for i in range(thing.childCount))
    return found


def find(root, role, name, seconds=PATIENCE):
    def look():
        return next(iter(find_all(root, role, name)), None)

    return wait_for(f"{role} “{name}”", look, seconds)


def do(thing, wanted):
    """One of the actions that the thing offers, by name."""
    actions = thing.queryAction()
    names = [actions.getName(i) for i in range(actions.nActions)]
    if wanted not in names:
        raise Missing(f"the action {wanted} of “{thing.name}”, which offers {names}")
    actions.doAction(names.index(wanted))


def press(root, name):
    button = find(root, pyatspi.ROLE_PUSH_BUTTON, name)
    wait_for(f"an enabled “{name}”", lambda: button.getState().contains(pyatspi.STATE_ENABLED))
    do(button, "Press")


def show_page(root, name):
    pages = find(root, pyatspi.ROLE_LIST, "Pages")
    item = next((pages[i] for i in range(pages.childCount) if pages[i].name == name), None)
    if item is None:
        raise Missing(f"the page {name}")
    do(item, "Toggle")


def text_of(thing):
    text = thing.queryText()
    return text.getText(0, text.characterCount)


def write(root, name, words):
    """Clicks into the field, replaces what stands there, and checks what came of it."""
    field = find(root, pyatspi.ROLE_TEXT, name)
    box = field.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    pointer("mousemove", "--sync", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1")
    wait_for(f"the focus in “{name}”", lambda: field.getState().contains(pyatspi.STATE_FOCUSED))
    pointer("key", "ctrl+a")
    pointer("type", "--delay", "12", words)
    wait_for(f"“{words}” in “{name}”", lambda: text_of(field) == words)


def pointer(*words):
    subprocess.run(["xdotool", *words], check=True)


def drag(window, start, end):
    """From a place in a window to a place on the screen, slowly enough to be seen as a drag."""
    pointer("mousemove", "--sync", "--window", window, str(start[0]), str(start[1]))
    pointer("mousedown", "1")
    time.sleep(0.3)
    for _ in range(6):
        pointer("mousemove_relative", "--sync", "--", "-6", "6")
        time.sleep(0.05)
    for step in range(1, 11):
        x = end[0] + (10 - step) * 20
        pointer("mousemove", "--sync", str(x), str(end[1] + (10 - step) * 3))
        time.sleep(0.1)
    time.sleep(0.5)
    pointer("mouseup", "1")


@contextlib.contextmanager
def pictured(journey, more=lambda: ""):
    """Keeps a picture of the screen where what is done inside ends early; more: what else is to be told."""
    try:
        yield
    except (Missing, AssertionError):
        picture = pathlib.Path(f"journey-{journey}.png").absolute()
        subprocess.run(["scrot", "--overwrite", str(picture)], check=False)
        print(f"The screen is in {picture}{more()}", file=sys.stderr)
        raise


def run(journey, sentence):
    """The whole program: the journey with EASEL of the command line and a folder of its own. Gives the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            journey(sys.argv[1], pathlib.Path(folder))
        except (Missing, AssertionError) as failure:
            print(f"The journey ended early: {failure}", file=sys.stderr)
            return 1
    print(sentence)
    return 0
