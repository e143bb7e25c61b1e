"""Programs of Debian that building and trying need: installed where we may, named where we may not."""

import os
import shutil

from installer.steps import run, stop

LINUX = {"ar": "binutils", "strip": "binutils", "objdump": "binutils"}
WINDOWS = {
    "makensis": "nsis",
    "osslsigncode": "osslsigncode",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
}
CHECK_LINUX = {"debootstrap": "debootstrap", "Xvfb": "xvfb"}
CHECK_WINDOWS = {**WINDOWS, "wine": "wine", "/usr/lib/wine/wine64": "wine64", "Xvfb": "xvfb"}


def need(wanted: dict[str, str]) -> None:
    """See to it that each program is there, from the package named."""
    missing = sorted({package for program, package in wanted.items() if shutil.which(program) is None})
    if not missing:
        return
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing)
    if os.geteuid() != 0:
        words = " ".join(install)
        stop(f"Debian packages are missing. Install them, then run the same command again:\n  sudo {words}")
    run("Debian's package lists", ["apt-get", "update", "-qq"])
    run(f"Debian packages: {' '.join(missing)}", install, env={"DEBIAN_FRONTEND": "noninteractive"})
