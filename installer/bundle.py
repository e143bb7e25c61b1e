"""The folder that runs on Linux without a Python of the computer: PyInstaller, one directory, pruned."""

import shutil
from pathlib import Path

from installer import environment, packing, places, pruning, release, tools
from installer.steps import run

# Looked up by name while the program runs: no import statement leads there.
_BY_NAME = ("csxl_desktop", "phonenumbers", "reportlab.pdfbase", "dateutil.zoneinfo")
_WITH_DATA = ("babel", "docx", "icalendar", "tzdata", "pytz")
_KNOWN_BY_VERSION = ("csxl-desktop", "PySide6_Essentials", "SQLAlchemy", "reportlab")  # an incident report names them
_LEFT_OUT = ("tkinter", "unittest", "pydoc_data", "lib2to3", "idlelib", "pip", "setuptools", "PyInstaller", "curses")


def build() -> Path:
    """The bundle's folder."""
    tools.need(tools.LINUX)
    python = environment.prepare()
    work = places.WORK / "linux"
    bundle = places.linux_bundle()
    shutil.rmtree(bundle, ignore_errors=True)
    run("Bundle for Linux (a minute)", [python, "-m", "PyInstaller", *_arguments(work)], cwd=work.parent)
    packages = bundle / "_internal"
    release.put_public_half(packages / "resources")
    pruning.prune(packages)
    pruning.without_debian_s(packages)
    pruning.strip_symbols(packages)
    return bundle


def pack() -> Path:
    """The folder as an archive, to be unpacked anywhere by whoever installs nothing."""
    target = places.linux_archive()
    target.unlink(missing_ok=True)
    packing.pack(places.linux_bundle(), target, under=places.NAME)
    return target


def _arguments(work: Path) -> list[str]:
    package = environment.site_packages() / "csxl_desktop"
    # Modules as files: packed one by one they would be a third of the download.
    # Docstrings stay out as well.
    given = ["--noconfirm", "--onedir", "--clean", "--debug", "noarchive", "--optimize", "2", "--log-level", "WARN"]
    given += ["--name", places.NAME, "--distpath", str(work), "--workpath", str(work / "scratch")]
    given += ["--specpath", str(work)]
    for name in _BY_NAME:
        given += ["--collect-submodules", name]
    for name in _WITH_DATA:
        given += ["--collect-data", name]
    for name in _KNOWN_BY_VERSION:
        given += ["--copy-metadata", name]
    for name in _LEFT_OUT:
        given += ["--exclude-module", name]
    # What runs before the program, in the place of hooks that load Qt into commands that draw nothing.
    given += ["--additional-hooks-dir", str(places.HERE / "hooks")]
    # Alembic reads its migrations as files.
    migrations = Path("csxl_desktop", "storage", "migrations")
    given += ["--add-data", f"{package.parent / migrations}:{migrations}"]
    given += ["--add-data", f"{places.RESOURCES}:resources"]
    return [*given, str(places.HERE / "start.py")]
