"""Steps of a build, told one a line; what they say goes to a log, which is shown where one fails."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from installer.places import OUT

_LAST_LINES = 30


def tell(words: str) -> None:
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def stop(words: str) -> NoReturn:
    """The build cannot go on; `words` say why and what to do."""
    tell(words)
    raise SystemExit(1)


def run(
    what: str, command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> None:
    """Run one program of the build, silently; stops where it fails."""
    tell(f"· {what}")
    log = OUT / "build.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as stream:
        stream.write(f"\n== {what}: {' '.join(map(str, command))}\n")
        stream.flush()
        done = subprocess.run(  # noqa: S603 - named by the build itself
            [str(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            check=False,
        )
    if done.returncode != 0:
        end = log.read_text("utf-8", errors="replace").splitlines()[-_LAST_LINES:]
        stop("\n".join([*end, f"This step failed: {what}. The whole of it is in {log}."]))


def size(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    if path.is_file():
        return path.stat().st_size
    return sum(each.lstat().st_size for each in path.rglob("*") if each.is_file() and not each.is_symlink())


def megabytes(path: Path) -> str:
    return f"{size(path) / 1e6:.1f} MB"
