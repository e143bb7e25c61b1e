"""What may be sent to whoever mends the program: places in its code, versions, the end of its log; nothing typed."""

import re
import sys
from datetime import datetime
from pathlib import Path

from csxl_desktop.system import for_owner
from csxl_desktop.system.crash import CRASH_NAME
from csxl_desktop.system.logging import LOG_NAME, discreet_traceback

_LINES = 60  # of the log
# Where a path begins, and what it names where it is quoted; elsewhere only the end of its line surely ends it.
_ROOT = r"(?:/[^\s/]|[A-Za-z]:[\\/]|\\\\[^\s\\]|//[^\s/]|~[\\/]|file:)"
_QUOTED = re.compile(rf"\"(?={_ROOT})([^\"\n]*)\"|'(?={_ROOT})([^'\n]*)'")
_BARE = re.compile(
    r"(?<![^\s\"'(\[=<:,;|])(?:/[^\s/][^/\n]*/|[A-Za-z]:[\\/]|\\\\[^\s\\]|(?<!:)//[^\s/]|~[\\/]|file:)[^\n]*"
)
_OF_PROGRAMS = re.compile(r"[\w.+-]+\.(?:py|pyc|pyd|dll|exe|so[.\d]*)", re.IGNORECASE)
_PACKAGES = ("csxl-desktop", "PySide6", "SQLAlchemy", "reportlab")


def write_report(log_folder: Path, what: str, at: datetime) -> Path:
    """A report of `what` beside the log, readable by its owner alone; returns its path."""
    path = log_folder / f"incident-{at:%Y-%m-%d-%H%M%S}.txt"
    parts = [_heading(at), without_paths(what), without_paths(_end_of(log_folder / LOG_NAME))]
    for_owner.file(path).write_text("\n\n".join(parts), encoding="utf-8")
    return path


def without_paths(text: str) -> str:
    """`text` without any folder, on whatever system: they are called like people. Files of programs keep names."""
    return _BARE.sub("…", _QUOTED.sub(_named, text))


def _named(found: re.Match[str]) -> str:
    name = re.split(r"[\\/]", found[1] or found[2])[-1]
    return f'"{name}"' if _OF_PROGRAMS.fullmatch(name) else '"…"'


def told_of(error: BaseException) -> str:
    """Where a failure happened: files, lines and kinds, without its words."""
    return discreet_traceback(error)


def last_fall(log_folder: Path) -> str:
    """What was left when the process itself fell, said once: the next start finds nothing of it; empty otherwise."""
    path = log_folder / CRASH_NAME
    try:
        told = path.read_text(encoding="utf-8", errors="replace").strip()
        if told:
            path.write_text("", encoding="utf-8")
    except OSError:
        return ""
    return without_paths(told)


def _heading(at: datetime) -> str:
    import platform  # both only where something failed: the window starts without

    named = ", ".join(f"{name} {_version(name)}" for name in _PACKAGES)
    return f"CSXL Desktop, {at:%Y-%m-%d %H:%M:%S}\n{platform.platform()}, Python {sys.version.split()[0]}, {named}"


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "?"


def _end_of(log: Path) -> str:
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return "\n".join(lines[-_LINES:])
