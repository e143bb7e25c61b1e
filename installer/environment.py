"""A Python environment that holds what a user's computer needs, as locked, and PyInstaller; nothing of development."""

import hashlib
import shutil
import sys
from pathlib import Path

from installer import lock, places
from installer.steps import run, stop

ENVIRONMENT = places.WORK / "environment"
PYTHON = ENVIRONMENT / "bin" / "python"
PIP = ("-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--progress-bar", "off")


def prepare() -> Path:
    """Its interpreter; made again where a lock or the Python changed."""
    stamp = ENVIRONMENT / ".prepared"
    print_of_locks = hashlib.sha256(places.LOCK.read_bytes() + places.PACKAGING_LOCK.read_bytes())
    print_of_locks.update(sys.version.encode())
    if not stamp.exists() or stamp.read_text("utf-8") != print_of_locks.hexdigest():
        run("Python environment of the bundle", [sys.executable, "-m", "venv", "--clear", ENVIRONMENT])
        subset = places.WORK / "linux.lock"
        lock.write(lock.shipped(lock.read(places.LOCK), places.wanted()), subset)
        for what, file in (
            ("Locked packages of the program", subset),
            ("PyInstaller, as locked", places.PACKAGING_LOCK),
        ):
            run(what, [PYTHON, *PIP, "--no-deps", "--require-hashes", "-r", file])
        stamp.write_text(print_of_locks.hexdigest(), "utf-8")
    # The program itself each time: its sources changed.
    own = (*PIP, "--no-deps", "--no-build-isolation", "--force-reinstall")
    run("CSXL Desktop itself", [PYTHON, *own, _source()])
    return PYTHON


def _source() -> Path:
    """A copy of what the package is made of: setuptools walks through all that lies beside it, links included."""
    source = places.WORK / "source"
    shutil.rmtree(source, ignore_errors=True)
    shutil.copytree(places.ROOT / "csxl_desktop", source / "csxl_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copyfile(places.ROOT / name, source / name)
    return source


def site_packages() -> Path:
    return ENVIRONMENT / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"


def python_licence() -> str:
    """Of the interpreter that the bundle carries: where its makers put it, or where Debian does."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    for path in (Path(sys.base_prefix) / "lib" / version / "LICENSE.txt", Path("/usr/share/doc", version, "copyright")):
        if path.exists():
            return path.read_text("utf-8", errors="replace")
    return stop(
        "The licence of Python is not where it is expected: install python3-doc's copyright, or python3 itself."
    )
