"""Files that go beside an exchange workbook: `FILE.annexes/<sha256>`, each named by its content."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from csxl_desktop.exchange.errors import DamagedAnnexError, MissingAnnexError

_DIGEST = re.compile(r"[0-9a-f]{64}")


def annexes_folder(workbook: Path) -> Path:
    """The folder beside `workbook`: `export.xlsx` has `export.annexes`."""
    return workbook.with_suffix(".annexes")


def write_annexes(workbook: Path, contents: Iterable[bytes]) -> tuple[str, ...]:
    """Each content under its SHA-256, written aside and renamed; returns the digests in order."""
    digests: list[str] = []
    folder = annexes_folder(workbook)
    for left in folder.glob("*.part"):  # by a writer who was stopped
        left.unlink(missing_ok=True)
    for content in contents:
        digest = hashlib.sha256(content).hexdigest()
        digests.append(digest)
        target = folder / digest
        if target.exists() and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
            continue
        folder.mkdir(mode=0o700, exist_ok=True)
        part = target.with_suffix(".part")
        try:
            part.touch(mode=0o600)
            part.write_bytes(content)
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise
    return tuple(digests)


def read_annexes(workbook: Path, digests: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Each content with its digest, verified; raises where one is missing or not the one exported."""
    folder = annexes_folder(workbook)
    for digest in digests:
        path = folder / digest
        if not _DIGEST.fullmatch(digest) or not path.is_file():
            raise MissingAnnexError(name=digest, folder=folder.name)
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != digest:
            raise DamagedAnnexError(name=digest)
        yield digest, content
