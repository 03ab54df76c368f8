# SPDX-License-Identifier: GPL-3.0-or-later
"""The pictures of the benchmarks: Debian's large wallpapers, and squares of a megapixel cut out of them."""

import pathlib
import shutil
import subprocess

import hosts

SUFFIXES = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}


def wallpapers(suffixes):
    """Large ones, each once."""
    found = {file.resolve() for place in ["/usr/share/wallpapers", "/usr/share/backgrounds"]
             for file in pathlib.Path(place).rglob("*") if file.suffix in suffixes and file.is_file()}
    large = sorted(file for file in found if hosts.pixels(file) >= 4e6)
    if not large:
        raise SystemExit("No wallpapers; the packages plasma-workspace-wallpapers and gnome-backgrounds have some.")
    return large


def full_tiles(folder):
    """Those at the right and lower edge are smaller."""
    told = subprocess.run(["vipsheader", *sorted(folder.glob("*.jpg"))], check=True, stdout=subprocess.PIPE)
    return [pathlib.Path(line.rsplit(": ", 1)[0]) for line in told.stdout.decode().splitlines()
            if line.rsplit(": ", 1)[1].startswith("1024x1024 ")]


def fill_small(folder, count):
    """Squares of 1024 pixels, cut out of all wallpapers, again at another quality until there are enough."""
    sources = [file for suffixes in SUFFIXES.values() for file in wallpapers(suffixes)]
    made = 0
    for quality in [90, 80, 95, 85, 75, 92, 88, 70]:
        for source in sources:
            subprocess.run(["vips", "dzsave", source, folder / "cut", "--tile-size", "1024", "--overlap", "0",
                            "--depth", "one", "--suffix", f".jpg[Q={quality},strip]"], check=True,
                           stderr=subprocess.DEVNULL)
            for tile in full_tiles(folder / "cut_files" / "0")[:count - made]:
                tile.rename(folder / f"{made:05}.jpg")
                made += 1
            shutil.rmtree(folder / "cut_files")
            (folder / "cut.dzi").unlink()
            if made == count:
                return
