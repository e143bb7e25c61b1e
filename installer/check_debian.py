"""From nothing: a bare Debian root, the package, the demonstration, its report, the window, and away again; the bundle
alone as well.
"""

import os
import shutil
import signal
import subprocess
import tarfile
import tempfile
from pathlib import Path

from installer import display, places, reading_back, steps, tools
from installer.steps import run, tell

ROOT = Path(tempfile.gettempdir(), f"csxl-debian-{os.getpid()}")
_BASE = places.DOWNLOADS / "debian-root.tar"  # made once
_SUITE = "bookworm"
_IN_ROOT = {
    "HOME": "/root",
    "LANG": "C.UTF-8",
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "DEBIAN_FRONTEND": "noninteractive",
}
_DOSSIER, _REPORT = "root/demo", "root/report.pdf"


def check() -> None:
    if os.geteuid() != 0:
        steps.stop("A root of its own can only be made as root.")
    tools.need(tools.CHECK_LINUX)
    try:
        _bare_root()
        _install_and_run()
    finally:
        shutil.rmtree(ROOT, ignore_errors=True)


def _install_and_run() -> None:
    package = places.debian_package()
    shutil.copy(package, ROOT / "root")
    _inside("Debian's package lists", "apt-get", "update", "-qq")
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    _inside(f"{package.name} and what it needs", *install, f"/root/{package.name}")
    _inside("Every library is found", "sh", "-c", _LIBRARIES)
    _inside("csxl new, with the demonstration", "csxl", "new", f"/{_DOSSIER}", "--demo")
    year = ("--year", reading_back.YEAR)
    _inside("csxl print report", "csxl", "print", f"/{_DOSSIER}", "report", *year, "-o", f"/{_REPORT}")
    reading_back.check_report(ROOT / _REPORT)
    _window()
    _inside("The same package again, over itself", *install, "--reinstall", f"/root/{package.name}")
    before = _digest()
    _inside("Removed", "apt-get", "purge", "-y", "-qq", places.NAME)
    left = [path for path in (ROOT / "opt" / places.NAME, ROOT / "usr/bin/csxl") if path.exists() or path.is_symlink()]
    if left or _digest() != before:
        steps.stop(f"After removal: {left} left, dossier touched: {_digest() != before}.")
    tell("  removed; the dossier is as it was")
    _bundle_alone()


def _bundle_alone() -> None:
    """Unpacked anywhere, with what the package asked of Debian still there: it makes a dossier and prints."""
    tell(f"· {places.linux_archive().name}, unpacked")
    with tarfile.open(places.linux_archive()) as archive:
        archive.extractall(ROOT / "root", filter="tar")
    program, made, report = f"/root/{places.NAME}/{places.NAME}", "root/demo-2", "root/report-2.pdf"
    _inside("The bundle alone: new, with the demonstration", program, "new", f"/{made}", "--demo")
    year = ("--year", reading_back.YEAR)
    _inside("The bundle alone: print report", program, "print", f"/{made}", "report", *year, "-o", f"/{report}")
    reading_back.check_report(ROOT / report)
    _window(program)


_LIBRARIES = f"! find /opt/{places.NAME} -name '*.so*' -type f -exec ldd {{}} + 2>/dev/null | grep 'not found'"


def _bare_root() -> None:
    if not _BASE.exists():
        _BASE.parent.mkdir(parents=True, exist_ok=True)
        made = ROOT.with_name("debian-base")
        shutil.rmtree(made, ignore_errors=True)
        run("A bare Debian", ["debootstrap", "--variant=minbase", _SUITE, made])
        run("… kept", ["tar", "-C", made, "-cf", _BASE, "."])
        shutil.rmtree(made)
    ROOT.mkdir()
    run("A bare root", ["tar", "-C", ROOT, "-xf", _BASE])
    shutil.copyfile("/etc/resolv.conf", ROOT / "etc" / "resolv.conf")


def _inside(what: str, *command: str) -> None:
    run(what, ["chroot", ROOT, "env", "-i", *(f"{name}={value}" for name, value in _IN_ROOT.items()), *command])


def _window(program: str = "csxl") -> None:
    """On a screen of memory, through the X socket that both roots reach; ended by the system's own signal."""
    with display.screen() as screen:
        told = [f"{name}={value}" for name, value in {**_IN_ROOT, "DISPLAY": screen.name}.items()]
        command = ["chroot", str(ROOT), "env", "-i", *told, program, f"/{_DOSSIER}"]
        started = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - named above
        tell(f"  window painted after {display.wait_until_painted(screen):.1f} s")
        display.wait_until_still(screen)
        screen.keep(places.OUT / "window-debian.png")
        started.send_signal(signal.SIGTERM)
        status = started.wait(60)
    if status != 0:
        steps.stop(f"The window ended with status {status}.")


def _digest() -> list[tuple[str, bytes]]:
    folder = ROOT / _DOSSIER
    return [(path.name, path.read_bytes()) for path in sorted(folder.rglob("*")) if path.is_file()]
