#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# From a fresh clone to a running Easel. It never asks; what is already there is left alone.
#
#   packaging/bootstrap.sh run    install what is missing, build, start Easel with its demo service and example
#   packaging/bootstrap.sh test   install what the tests need too, build, run every test
#   packaging/bootstrap.sh deps   install what building needs, and nothing else
#
# Debian 12 or later (Ubuntu 24.04 or later) is what it is made for and tested on. On Fedora and Arch it
# installs the same things under the names they have there.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

say() { printf '%s\n' "$*" >&2; }
die() {
    say "$@"
    exit 1
}

# --- packages --------------------------------------------------------------------------------------------

# Sets build_packages, run_packages and test_packages under the names of this system's package manager.
name_packages() {
    if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
        manager=apt
        build_packages=(cmake ninja-build g++ ccache pkg-config
            qt6-base-dev qt6-base-dev-tools qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
            qt6-httpserver-dev qt6-websockets-dev qtkeychain-qt6-dev libwebp-dev libturbojpeg0-dev libdeflate-dev
            libcurl4-openssl-dev libgl-dev libegl-dev libvulkan-dev libxkbcommon-dev)
        run_packages=(libqt6sql6-sqlite qt6-image-formats-plugins qt6-qpa-plugins qt6-wayland libsecret-1-0
            ca-certificates fonts-inter)
        test_packages=(git clang-format-19 clang-tidy-19 clang-19 libclang-rt-19-dev python3
            xvfb xauth openbox dbus-x11 at-spi2-core gnome-keyring python3-pyatspi xdotool pcmanfm scrot
            libimage-exiftool-perl plasma-workspace-wallpapers gnome-backgrounds)
    elif command -v dnf >/dev/null; then
        manager=dnf
        build_packages=(cmake ninja-build gcc-c++ ccache pkgconf-pkg-config
            qt6-qtbase-devel qt6-qtsvg-devel qt6-qttools-devel qt6-linguist
            qt6-qthttpserver-devel qt6-qtwebsockets-devel qtkeychain-qt6-devel libwebp-devel libcurl-devel
            turbojpeg-devel libdeflate-devel
            mesa-libGL-devel mesa-libEGL-devel vulkan-headers libxkbcommon-devel)
        run_packages=(qt6-qtimageformats qt6-qtwayland libsecret ca-certificates rsms-inter-fonts)
        test_packages=(git clang-tools-extra clang compiler-rt python3
            xorg-x11-server-Xvfb xorg-x11-xauth openbox dbus-x11 at-spi2-core gnome-keyring python3-pyatspi
            xdotool pcmanfm scrot perl-Image-ExifTool plasma-workspace-wallpapers gnome-backgrounds)
    elif command -v pacman >/dev/null; then
        manager=pacman
        build_packages=(cmake ninja gcc ccache pkgconf
            qt6-base qt6-svg qt6-tools qt6-httpserver qt6-websockets qtkeychain-qt6 libwebp libjpeg-turbo libdeflate curl
            libglvnd vulkan-headers libxkbcommon)
        run_packages=(qt6-imageformats qt6-wayland libsecret ca-certificates inter-font)
        test_packages=(git clang compiler-rt python
            xorg-server-xvfb xorg-xauth openbox dbus at-spi2-core gnome-keyring python-atspi
            xdotool pcmanfm scrot perl-image-exiftool plasma-workspace-wallpapers gnome-backgrounds)
    else
        die "This system has neither apt, dnf nor pacman. README.md names what Easel needs."
    fi
}

# Prints those of the named packages that are not installed.
missing_packages() {
    local package installed
    case $manager in
    apt)
        installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
        for package in "$@"; do
            grep -qx "installed $package" <<<"$installed" || printf '%s\n' "$package"
        done
        ;;
    dnf)
        for package in "$@"; do
            rpm -q --whatprovides "$package" >/dev/null 2>&1 || printf '%s\n' "$package"
        done
        ;;
    pacman) pacman -T "$@" || true ;;
    esac
}

# Runs a command up to three times, with its words shown only where it fails for good.
with_retries() {
    local log try
    log=$(mktemp)
    for try in 1 2 3; do
        if "$@" >"$log" 2>&1 </dev/null; then
            rm -f "$log"
            return 0
        fi
        [[ $try == 3 ]] || sleep $((try * 3))
    done
    cat "$log" >&2
    rm -f "$log"
    return 1
}

install_packages() {
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0

    local quiet=(-qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300)
    local update=() install by_hand
    case $manager in
    apt)
        update=(env DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" update)
        install=(env DEBIAN_FRONTEND=noninteractive apt-get "${quiet[@]}" -y --no-install-recommends install)
        by_hand="sudo apt-get update && sudo apt-get install --no-install-recommends"
        ;;
    dnf)
        install=(dnf -q -y --setopt=install_weak_deps=False install)
        by_hand="sudo dnf install"
        ;;
    pacman)
        install=(pacman -Sy --noconfirm --needed)
        by_hand="sudo pacman -Sy --needed"
        ;;
    esac

    if [[ $(id -u) != 0 ]]; then
        if ! command -v sudo >/dev/null || ! sudo -n true 2>/dev/null; then
            say "Packages are missing. Run this line, then this script again:"
            die "  $by_hand ${missing[*]}"
        fi
        as_root=(sudo -n)
    fi

    say "Installing ${#missing[@]} packages: ${missing[*]}"
    if ((${#update[@]})); then
        # One unreachable extra source fails the whole update, while the packages may well be there.
        with_retries "${as_root[@]}" "${update[@]}" || say "The package lists could not all be renewed; going on."
    fi
    with_retries "${as_root[@]}" "${install[@]}" "${missing[@]}" ||
        die "The packages could not be installed. By hand: $by_hand ${missing[*]}"
}

# --- building --------------------------------------------------------------------------------------------

# build PRESET [TARGET…]: quiet where nothing is to do.
build() {
    local preset=$1 folder=build/$1 log
    shift
    local options=()
    if command -v ccache >/dev/null; then
        options+=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
        # What ccache asks for where precompiled headers are used, and one cache for clones in several folders.
        export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1
    fi
    mkdir -p "$folder"
    log=$folder/configure.log
    if ! cmake --preset "$preset" "${options[@]}" >"$log" 2>&1; then
        cat "$log" >&2
        die "Configuring failed."
    fi
    if [[ $(ninja -C "$folder" -n "$@" 2>/dev/null) != *"no work to do"* ]]; then
        say "Building Easel ($preset) in $folder"
        # Low priority: the machine stays usable, and on an idle one it costs nothing.
        nice ninja -C "$folder" "$@" >&2 || die "Building failed."
    fi
}

timed() {
    local label=$1 begin=$SECONDS
    shift
    "$@"
    say "[$label: $((SECONDS - begin)) s]"
}

# --- the three words -------------------------------------------------------------------------------------

deps() {
    name_packages
    install_packages "${build_packages[@]}"
}

run() {
    name_packages
    install_packages "${build_packages[@]}" "${run_packages[@]}"
    build release easel easel-cli

    local home=${XDG_DATA_HOME:-${HOME:-$root/build}/.local/share}/easel-example
    local example=$home/dataset samples=$home/samples
    if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
        exec build/release/ui/easel --demo --example "$example"
    fi

    say "There is no display here, so the same job runs in the terminal, with the demo service."
    build/release/ui/cli/easel-cli --demo --demo-speed 20 --yes train --example "$example" \
        --sample "a lighthouse above the sea" --out "$samples"
    say "The example's pictures lie in $example"
    say "The samples lie in $samples"
}

run_tests() {
    name_packages
    timed packages install_packages "${build_packages[@]}" "${run_packages[@]}" "${test_packages[@]}"
    timed build build dev
    timed tests ctest --test-dir build/dev --output-on-failure -j2
}

case ${1:-} in
run | deps) "$1" ;;
test) run_tests ;;
*) die "usage: packaging/bootstrap.sh run|test|deps" ;;
esac
