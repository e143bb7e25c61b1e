"""The folder that runs on Windows, put together here: CPython, wheels for Windows, the program, two starters."""

import compileall
import shutil
import sys
from pathlib import Path
from py_compile import PycInvalidationMode

from installer import (
    embeddable,
    environment,
    grammar,
    lock,
    notices,
    pictures,
    places,
    pruning,
    release,
    sbom,
    signing,
    steps,
    tools,
)
from installer.steps import run

_MINGW = "x86_64-w64-mingw32"
STARTERS = {f"{places.TITLE}.exe": "-mwindows", "csxl.exe": "-mconsole"}
_WHEELS = (
    "--platform", "win_amd64", "--python-version", places.PYTHON, "--implementation", "cp", "--only-binary=:all:",
    "--no-compile", "--no-deps", "--require-hashes",
)  # fmt: skip
# Alembic reads them as files; and so is the program started that reads the grammar.
_AS_FILES = ("csxl_desktop/storage/migrations/", "resources/grammar/")


def build() -> Path:
    """The folder, complete."""
    tools.need(tools.WINDOWS)
    if sys.version_info[:2] != tuple(map(int, places.PYTHON.split("."))):
        steps.stop(f"The bundle for Windows is compiled by the Python it carries: {places.PYTHON} is needed here.")
    folder = places.windows_folder()
    shutil.rmtree(folder, ignore_errors=True)
    embeddable.unpack(folder / "python")
    packages = lock.shipped(lock.read(places.LOCK), places.wanted(), windows=True)
    _install(packages, folder / "lib")
    _copy_program(folder / "app")
    grammalecte = grammar.unpack(folder / "app" / "resources" / grammar.FOLDER)
    _write_notices(folder, [each.name for each in packages], grammalecte)
    python = _version_of(folder / "python")
    sbom.write(packages, folder / "sbom.cdx.json", windows=True, python=python, beside=(grammalecte.work,))
    pruning.prune(folder / "lib")
    for part in ("lib", "app"):
        _compile(folder / part)
    # The reading process takes wheels in that bring no C++ library along, where Windows itself may have none.
    for library in (folder / "lib" / "shiboken6").glob("msvcp140*.dll"):
        shutil.copyfile(library, folder / library.name)
    _starters(folder)
    return folder


def _install(packages: tuple[lock.Pinned, ...], lib: Path) -> None:
    wanted = places.WORK / "windows.lock"
    lock.write(packages, wanted)
    run("Wheels for Windows, as locked", [sys.executable, *environment.PIP, *_WHEELS, "--target", lib, "-r", wanted])


def _copy_program(app: Path) -> None:
    """As the Linux bundle has it: the package as installed, its metadata, and the resources beside it."""
    environment.prepare()
    for name in ("csxl_desktop", f"csxl_desktop-{places.version()}.dist-info"):
        shutil.copytree(environment.site_packages() / name, app / name, ignore=shutil.ignore_patterns("__pycache__"))
    ignored = shutil.ignore_patterns("*.po", "*.pot")
    shutil.copytree(places.RESOURCES, app / "resources", ignore=ignored)
    release.put_public_half(app / "resources")
    shutil.copyfile(places.HERE / "start.py", app / "start.py")


def _write_notices(folder: Path, names: list[str], grammalecte: notices.Program) -> None:
    python = (folder / "python" / "LICENSE.txt").read_text("utf-8", errors="replace")
    text = notices.compose(
        folder / "lib",
        names,
        python=python,
        qt_place="in lib\\PySide6 and lib\\shiboken6",
        beside=(grammalecte,),
    )
    (folder / "NOTICES.txt").write_text(text, "utf-8-sig", newline="\r\n")  # as the oldest editor of Windows reads it


def _version_of(python: Path) -> str:
    """As python.org wrote it into the library: 3.11.9."""
    content = (python / "python311.dll").read_bytes().decode("utf-16-le", errors="ignore")
    marker = "ProductVersion\0"
    return content.split(marker, 1)[1].lstrip("\0").split("\0", 1)[0] if marker in content else places.PYTHON


def _compile(part: Path) -> None:
    """Modules as they are loaded, without sources: half to download, and nothing is written where they lie."""
    compileall.compile_dir(
        part,
        maxlevels=30,
        quiet=2,
        legacy=True,
        optimize=2,
        stripdir=str(part.parent),
        invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
    )
    for source in part.rglob("*.py"):
        kept = any(place in source.as_posix() for place in _AS_FILES) or source.name == "start.py"
        compiled = source.with_suffix(".pyc")
        if kept:
            compiled.unlink(missing_ok=True)
        elif compiled.exists():
            source.unlink()


def _starters(folder: Path) -> None:
    work = places.WORK / "starters"
    work.mkdir(parents=True, exist_ok=True)
    pictures.icon(work / "csxl.ico")
    numbers = ",".join([*places.version().split(".")[:3], "0"])
    defined = [f"-DVERSION_NUMBERS={numbers}", f'-DVERSION_WORDS=\\"{places.version()}\\"']
    source = places.HERE / "launcher.rc"
    run("Pictures of the starters", [f"{_MINGW}-windres", *defined, f"-I{work}", source, "-o", work / "launcher.o"])
    for name, subsystem in STARTERS.items():
        target = folder / name
        command = (f"{_MINGW}-gcc", "-O2", "-s", "-Wall", "-municode", subsystem, places.HERE / "launcher.c")
        run(f"Starter {name}", [*command, work / "launcher.o", "-o", target])
        signing.sign(target)
