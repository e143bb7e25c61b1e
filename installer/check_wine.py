"""setup.exe under Wine: installed without a word over an older one, the demonstration, its report, the window, away.

It proves loading, database, pages, registry and files. It proves nothing of printing, of screens' densities, of
SmartScreen and virus scanners, nor of the setup's own pages, which a silent run does not show.
"""

import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installer import display, places, reading_back, steps, tools, windows_files
from installer.start import DATA
from installer.steps import run, stop, tell

PREFIX = Path(tempfile.gettempdir(), f"csxl-wine-{os.getpid()}")  # outside: it holds a link to the whole computer
_USER = PREFIX / "drive_c" / "users"
_STUBS = ("icuuc", "bcryptprimitives", "mscms")
_OLDER = "0.0.1"
_QUIET = {
    "WINEPREFIX": str(PREFIX),
    "WINEARCH": "win64",
    "WINEDEBUG": "-all",
    # The C++ library that is shipped is tried, not Wine's own; no menu of this computer is written into.
    "WINEDLLOVERRIDES": "mscms=n;msvcp140,msvcp140_1,msvcp140_2=n;winemenubuilder.exe=d",
}
_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\CSXLDesktop"
_STALE = "app/of_an_older_version.txt"


def check() -> None:
    tools.need(tools.CHECK_WINDOWS)
    with display.screen() as screen:
        env = {**_QUIET, "DISPLAY": screen.name}
        try:
            _prefix(env)
            _older_then_this(env)
            dossier = _documents(env)
            _grammar(env, dossier)
            _window(env, screen, dossier)
            _away(env, dossier)
            _portable(env, screen)
        finally:
            subprocess.run(["wineserver", "-k"], env={**os.environ, **env}, check=False)  # noqa: S607
            shutil.rmtree(PREFIX, ignore_errors=True)


def _prefix(env: dict[str, str]) -> None:
    """A Windows of its own, with what Wine lacks."""
    PREFIX.mkdir()
    run("A Windows of Wine", ["wineboot", "--init"], env=env)
    run("… ready", ["wineserver", "-w"], env=env)
    system = PREFIX / "drive_c" / "windows" / "system32"
    for name in _STUBS:
        source = places.HERE / "wine_stubs.c"
        command = ("x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", f"-D{name.upper()}", source)
        run(f"… with {name}.dll", [*command, "-o", system / f"{name}.dll", "-ladvapi32"])


def program() -> Path:
    """Where the setup file puts it, for the one user."""
    found = list(_USER.glob(f"*/AppData/Local/Programs/{places.TITLE}"))
    if len(found) != 1:
        stop(f"The program is not where it is expected: {found}.")
    return found[0]


def program_data() -> Path:
    """The user's own folder of the program, dossiers among it."""
    return next(_USER.glob("*/AppData/Local")) / "CSXL"


def _older_then_this(env: dict[str, str]) -> None:
    older = windows_files.setup(_OLDER, places.WORK / "older-setup.exe", quick=True)
    run(f"Version {_OLDER}, silently", ["wine", older, "/S"], env=env)
    stale = program() / _STALE
    stale.write_text("older", "utf-8")
    if _registered(env, "DisplayVersion") != _OLDER:
        stop("The older version is not in the list of programs.")
    run(f"Version {places.version()} over it, silently", ["wine", places.windows_setup(), "/S"], env=env)
    if stale.exists() or _registered(env, "DisplayVersion") != places.version():
        stop("The older version was not replaced.")
    opened = _answer(env, r"HKCU\Software\Classes\CSXL.Mallette\shell\open\command")
    if f"{places.TITLE}.exe" not in opened or "CSXL.Mallette" not in _answer(env, r"HKCU\Software\Classes\.mallette"):
        stop(f"A bag is not opened by the program: {opened}")
    if not list(_USER.glob(f"*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{places.TITLE}.lnk")):
        stop("The start menu lacks the program.")
    tell(f"  installed: {steps.megabytes(program())}; in the list of programs, the start menu, and for bags")


def _answer(env: dict[str, str], key: str, *more: str) -> str:
    """What the registry holds there; empty where there is nothing."""
    command = ("wine", "reg", "query", key, *more)
    told = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=False)  # noqa: S603
    return told.stdout if told.returncode == 0 else ""


def _registered(env: dict[str, str], name: str) -> str:
    words = _answer(env, _UNINSTALL, "/v", name).split()
    return words[-1] if words else ""


def _command(env: dict[str, str], what: str, *command: str | Path) -> None:
    """A command for scripts; its words go through a pipe: Wine hands a file over as a handle that Python refuses."""
    run(what, ["bash", "-o", "pipefail", "-c", 'cat /dev/null | wine "$@" 2>&1 | cat', "csxl", *command], env=env)


def _grammar(env: dict[str, str], dossier: Path) -> None:
    """A sentence that only Grammalecte calls wrong: the one that the setup carries reads it."""
    (PREFIX / "drive_c" / "note.txt").write_text("Elle est l’un des fondateur de la maison de quartier.", "utf-8")
    command = (
        program() / "csxl.exe",
        "check",
        _on_windows(dossier),
        "--year",
        reading_back.YEAR,
        "--file",
        "C:\\note.txt",
    )
    done = subprocess.run(  # noqa: S603
        ["bash", "-c", 'cat /dev/null | wine "$@" 2>&1 | cat', "csxl", *command],  # noqa: S607
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    if "grammar-noun" not in done.stdout:
        stop(f"No grammar was read:\n{done.stdout}")
    tell("  grammar read by the Grammalecte that the setup carries")


def _on_windows(path: Path) -> str:
    return "C:" + str(path).removeprefix(str(PREFIX / "drive_c")).replace("/", "\\")


def _documents(env: dict[str, str]) -> Path:
    """The demonstration in the user's own folder, and its report."""
    dossier = program_data() / "dossiers" / "demo"
    told = _on_windows(dossier)
    csxl = program() / "csxl.exe"
    _command(env, "csxl new, with the demonstration", csxl, "new", told, "--demo")
    year = ("--year", reading_back.YEAR)
    _command(env, "csxl print report", csxl, "print", told, "report", *year, "-o", "C:\\report.pdf")
    reading_back.check_report(PREFIX / "drive_c" / "report.pdf")
    return dossier


def _window(env: dict[str, str], screen: display.Display, dossier: Path) -> None:
    """Opened, seen, and closed as by its cross."""
    with _running(["wine", str(program() / f"{places.TITLE}.exe"), _on_windows(dossier)], env) as running:
        tell(f"  window painted after {display.wait_until_painted(screen):.1f} s")
        display.wait_until_still(screen)
        screen.keep(places.OUT / "window-wine.png")
        busy = ["wine", str(places.windows_setup()), "/S"]
        refused = subprocess.run(busy, env={**os.environ, **env}, check=False).returncode  # noqa: S603
        if refused == 0 or not (program() / "app" / "start.py").exists():
            stop(f"A program that runs was replaced under its feet (status {refused}).")
        tell("  a setup file started meanwhile leaves the program as it is")
        run("Closed", ["wine", "taskkill", "/IM", f"{places.TITLE}.exe"], env=env)
        status = running.wait(60)
    if status != 0:
        stop(f"The window ended with status {status}.")


@contextmanager
def _running(command: list[str], env: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    started = subprocess.Popen(  # noqa: S603
        command, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield started
    finally:
        if started.poll() is None:
            started.kill()


def _away(env: dict[str, str], dossier: Path) -> None:
    folder = program()
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    run("Uninstalled, silently", ["wine", folder / "uninstall.exe", "/S"], env=env)
    run("… to its end", ["wineserver", "-w"], env=env)
    left = [str(path) for path in folder.rglob("*")] if folder.exists() else []
    left += [key for key in (_UNINSTALL, r"HKCU\Software\Classes\CSXL.Mallette") if _answer(env, key)]
    left += map(str, _USER.glob(f"*/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/{places.TITLE}.lnk"))
    if left or any(not path.exists() or path.read_bytes() != content for path, content in before.items()):
        stop(f"After uninstalling: left {left[:5]}, or the dossier touched.")
    tell(f"  nothing left; {len(before)} files of the dossier are as they were")


def _portable(env: dict[str, str], screen: display.Display) -> None:
    """From a stick: what the program keeps for its user stays beside it."""
    stick = PREFIX / "drive_c" / "stick"
    with zipfile.ZipFile(places.portable_zip()) as archive:
        archive.extractall(stick)
    folder, kept = stick / places.TITLE, program_data()
    known = sorted(kept.rglob("*"))
    with _running(["wine", str(folder / f"{places.TITLE}.exe")], env) as running:
        display.wait_until_painted(screen)
        run("The window from the stick, closed", ["wine", "taskkill", "/IM", f"{places.TITLE}.exe"], env=env)
        running.wait(60)
    beside = sorted(path.name for path in (folder / DATA).iterdir())
    if "log" not in beside or sorted(kept.rglob("*")) != known:
        stop(f"The portable folder wrote elsewhere than beside itself: {beside}.")
    tell(f"  portable: {', '.join(beside)} beside the program, nothing elsewhere")
