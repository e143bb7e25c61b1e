"""The files of a dossier, stored once by content below `annexes/`."""

import hashlib
import os
from pathlib import Path

from csxl_desktop.storage.errors import FileNotKeptError, MissingFileError, reason
from csxl_desktop.storage.migrate import put_in_place, sync_folder


def store(annexes: Path, content: bytes) -> str:
    """Keep `content` and return its SHA-256 in hexadecimal; the same content is kept once."""
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(annexes, digest)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        work = target.with_name(target.name + ".part")
        try:
            with work.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            work.chmod(0o600)
            put_in_place(work, target)
            sync_folder(annexes)  # it may hold the first file that begins so
        except OSError as error:
            work.unlink(missing_ok=True)
            raise FileNotKeptError(detail=reason(error)) from None
    return digest


def read(annexes: Path, digest: str, name: str = "") -> bytes:
    """The content kept under `digest`, verified."""
    try:
        content = path_of(annexes, digest).read_bytes()
    except OSError:
        raise MissingFileError(name=name or digest[:12]) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise MissingFileError(name=name or digest[:12])
    return content


def move(source: Path, annexes: Path) -> None:
    """Bring the files of the folder `source` below `annexes`: they are named by content, one too many does no harm."""
    for path in sorted(source.glob("??/*")):
        target = path_of(annexes, path.name)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        put_in_place(path, target)
    sync_folder(annexes)


def path_of(annexes: Path, digest: str) -> Path:
    return annexes / digest[:2] / digest
