# SPDX-License-Identifier: GPL-3.0-or-later
"""What the benchmarks talk to, each on a free loopback port and ended with its block."""

import contextlib
import os
import pathlib
import shutil
import socket
import subprocess
import time

NGINX = """
daemon off;
master_process off;
user root;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_max_body_size 100m;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port};
        location / {{
            root {folder}/files;
            dav_methods PUT;
        }}
    }}
}}
"""


def fast_folder():
    """Where writing costs least, so that the network is measured and not the disk; None for the usual place."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(500):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.02)
    raise SystemExit(f"Nothing listens on port {port}.")


@contextlib.contextmanager
def running(command, **options):
    process = subprocess.Popen(command, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def webdav(folder):
    """nginx that takes PUTs. Gives the port."""
    (folder / "files").mkdir(exist_ok=True)
    port = free_port()
    configuration = folder / "nginx.conf"
    text = NGINX.format(folder=folder, port=port)
    if os.geteuid() != 0:
        text = text.replace("user root;\n", "")
    configuration.write_text(text)
    with running(["nginx", "-p", str(folder), "-c", str(configuration)], stderr=subprocess.DEVNULL):
        wait_for(port)
        yield port


def told_port(process):
    """Our own programs tell their port in the first line."""
    line = process.stdout.readline().decode()
    if not line.startswith("listening on http://127.0.0.1:"):
        raise SystemExit(f"No port was told, but: {line}")
    return int(line.rsplit(":", 1)[1])


@contextlib.contextmanager
def slow_line(bench, port, megabits, round_trip_ms, listen=0):
    """All connections to the port together are as slow as one such line. Gives the port to use instead."""
    command = [bench, "shape", "--to", str(port), "--megabits", str(megabits), "--round-trip", str(round_trip_ms),
               "--port", str(listen)]
    with running(command, stdout=subprocess.PIPE) as process:
        yield told_port(process)


@contextlib.contextmanager
def demo_service(cli, profile, port=0, speed=100):
    """The stand-in of the service, whose key is "demo". Gives its port."""
    command = [cli, "--profile", str(profile), "demo-service", "--port", str(port), "--speed", str(speed)]
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield told_port(process)


@contextlib.contextmanager
def service_behind(bench, state, public_port):
    """The stand-in of the service, whose key is "demo" and whose addresses lead to the public port. Gives its own."""
    command = [bench, "service", "--state", str(state), "--public-port", str(public_port)]
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        yield told_port(process)


def wallpapers(folder, count):
    """Fills a dataset with that many of Debian's wallpapers of 4 to 15 megapixels, each with a caption, and gives
    their paths. Fewer wallpapers than that are taken several times."""
    found = sorted(file for place in ["/usr/share/wallpapers", "/usr/share/backgrounds"]
                   for file in pathlib.Path(place).rglob("*")
                   if file.suffix in (".png", ".jpg", ".jpeg", ".webp") and file.is_file()
                   and not file.is_symlink() and 4e6 <= pixels(file) <= 15e6)
    if not found:
        raise SystemExit("No wallpapers; the packages plasma-workspace-wallpapers and gnome-backgrounds have some.")
    files = []
    for number in range(count):
        source = found[number % len(found)]
        target = folder / f"{number:02}{source.suffix}"
        shutil.copyfile(source, target)
        target.with_suffix(".txt").write_text(f"wallpaper number {number}")
        files.append(target)
    return files


def pixels(file):
    """As exiftool tells it; 0 where it does not know."""
    told = subprocess.run(["exiftool", "-s3", "-ImageSize", str(file)], stdout=subprocess.PIPE, check=False)
    width, _, height = told.stdout.decode().strip().partition("x")
    return int(width) * int(height) if height.isdigit() else 0
