# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job: a picture dragged from a file manager into the window, captioned, a style trained with the
service's stand-in, samples seen.

usage: main_job.py EASEL    (inside of desktop-session)
"""

import pathlib
import struct
import subprocess
import sys
import zlib

import pyatspi

import screen

CAPTION = "papertown style, the picture that was dragged"
RUN = "Dragged along"
PROMPT = "papertown style, a quiet harbour"
SAMPLES = 4  # one prompt: three strengths and the control


def write_png(path, seed, side=512):
    """A picture of its own for each seed."""
    rows = bytearray()
    for y in range(side):
        rows.append(0)
        for x in range(side):
            ring = ((x - 40 * seed) ** 2 + (y - 256) ** 2) >> 9
            rows += bytes(((x + 31 * seed) & 255, (y + 57 * seed) & 255, (ring + 97 * seed) & 255))

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(rows), 1)) + chunk(b"IEND", b"")
    )


def make_dataset(folder, pictures):
    folder.mkdir()
    for number in range(1, pictures + 1):
        write_png(folder / f"picture {number}.png", number)
        (folder / f"picture {number}.txt").write_text(f"papertown style, picture {number}", encoding="utf-8")


def open_file_manager(home, folder):
    """A window beside Easel's, with nothing in it but the one picture's icon."""
    config = home / ".config"
    (config / "pcmanfm/default").mkdir(parents=True, exist_ok=True)
    (config / "libfm").mkdir(parents=True, exist_ok=True)
    (config / "pcmanfm/default/pcmanfm.conf").write_text(
        "[ui]\nside_pane_mode=hidden;places\nview_mode=icon\nshow_statusbar=0\ntoolbar=\n", encoding="utf-8"
    )
    (config / "libfm/libfm.conf").write_text("[ui]\nbig_icon_size=96\n", encoding="utf-8")
    manager = subprocess.Popen(
        ["pcmanfm", "--no-desktop", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def look():
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{folder.name}$"], capture_output=True, text=True
        )
        return next(iter(found.stdout.split()), None)

    window = screen.wait_for("the file manager's window", look)
    screen.pointer("windowsize", "--sync", window, "400", "300", "windowmove", window, "1460", "40")
    return manager, window


def count(root, name):
    return screen.find(root, pyatspi.ROLE_LIST, name).childCount


def drag_picture_in(easel, window, dataset):
    images = screen.find(easel, pyatspi.ROLE_LIST, "Images")
    screen.wait_for("the dataset's five pictures", lambda: images.childCount == 5)
    box = images.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    screen.pointer("windowactivate", "--sync", window)
    screen.drag(window, (73, 111), (box.x + box.width // 2, box.y + box.height // 2))
    screen.wait_for("the sixth picture in the list", lambda: count(easel, "Images") == 6)
    assert (dataset / "dragged.png").exists(), "the picture was not copied into the dataset"


def write_caption(easel, dataset):
    screen.write(easel, "Caption", CAPTION)
    caption = dataset / "dragged.txt"
    screen.wait_for(
        "the caption on disk", lambda: caption.exists() and caption.read_text(encoding="utf-8").strip() == CAPTION
    )


def train(easel):
    screen.show_page(easel, "Training")
    screen.write(easel, "Run name", RUN)
    screen.write(easel, "Sample prompts", PROMPT)
    screen.press(easel, "Start training")


def await_run(easel):
    table = screen.find(easel, pyatspi.ROLE_TABLE, "Runs")
    screen.find(easel, pyatspi.ROLE_PROGRESS_BAR, "Run progress")
    seen = set()

    def done():
        words = {cell.name for cell in screen.find_all(table, pyatspi.ROLE_TABLE_CELL)}
        seen.update(words)
        return RUN in words and "Done" in words

    try:
        screen.wait_for("a run that is Done", done, seconds=120)
    except screen.Missing as missing:
        raise screen.Missing(f"{missing}; the table showed {sorted(seen)}") from None


def see_samples(easel):
    screen.show_page(easel, "Samples")
    screen.wait_for(f"{SAMPLES} samples", lambda: count(easel, "Samples") == SAMPLES)


def journey(program, folder):
    home = pathlib.Path.home()
    dataset = folder / "Paper town"
    make_dataset(dataset, 5)
    outside = folder / "outside"
    outside.mkdir()
    write_png(outside / "dragged.png", 9)

    manager, window = open_file_manager(home, outside)
    easel_process = subprocess.Popen(
        [program, "--demo", "--demo-speed", "50", "--profile", str(folder / "profile"), str(dataset)]
    )
    try:
        with screen.pictured("main-job"):
            easel = screen.application("Easel")
            drag_picture_in(easel, window, dataset)
            write_caption(easel, dataset)
            train(easel)
            await_run(easel)
            see_samples(easel)
            screen.pointer("key", "ctrl+q")
            assert easel_process.wait(timeout=30) == 0, "Easel did not end well"
    finally:
        for process in (easel_process, manager):
            if process.poll() is None:
                process.kill()
                process.wait()


if __name__ == "__main__":
    sys.exit(screen.run(journey, "A picture dragged in, captioned, trained, samples seen."))
