"""The files of a dossier, stored once by content below `annexes/`."""

import hashlib
import os
from pathlib import Path

from csxl_desktop.storage import keyring, sealed_files
from csxl_desktop.storage.errors import FileNotKeptError, MissingFileError, reason
from csxl_desktop.storage.replacing import put_in_place, sync_folder


def store(annexes: Path, content: bytes) -> str:
    """Keep `content` and return its SHA-256 in hexadecimal; the same content is kept once.

    In an encrypted dossier it is sealed, and named by its content all the same.
    """
    digest = hashlib.sha256(content).hexdigest()
    target = path_of(annexes, digest)
    if not target.exists():
        key = keyring.assigned(annexes.parent)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            _write(target, content if key is None else sealed_files.seal(content, key))
            sync_folder(annexes)  # it may hold the first file that begins so
        except OSError as error:
            raise FileNotKeptError(detail=reason(error)) from None
    return digest


def read(annexes: Path, digest: str, name: str = "") -> bytes:
    """The content kept under `digest`, verified."""
    try:
        content = sealed_files.plain(path_of(annexes, digest).read_bytes(), digest)
    except (OSError, sealed_files.UnreadableFileError):
        raise MissingFileError(name=name or digest[:12]) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise MissingFileError(name=name or digest[:12])
    return content


def move(source: Path, annexes: Path) -> None:
    """Bring the files of the folder `source` below `annexes`: they are named by content, one too many does no harm.

    They are sealed as those of the dossier are, by whatever key they came.
    """
    key = keyring.assigned(annexes.parent)
    for path in sorted(source.glob("??/*")):
        if key is not None or is_sealed(path):
            seal(path, key)
        target = path_of(annexes, path.name)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        put_in_place(path, target)
    sync_folder(annexes)


def digest_at(path: Path, name: str) -> str:
    """The digest of what the file at `path` holds, sealed under `name` or not; nothing where it cannot be read."""
    try:
        return hashlib.sha256(sealed_files.plain(path.read_bytes(), name)).hexdigest()
    except (OSError, sealed_files.UnreadableFileError):
        return ""


def is_sealed(path: Path) -> bool:
    with path.open("rb") as stream:
        return sealed_files.is_sealed(stream.read(len(sealed_files.MAGIC)))


def seal(path: Path, key: bytes | None) -> bool:
    """Seal the file at `path` in its place, or (None) let it be read by anybody; False where it is damaged."""
    try:
        content = sealed_files.plain(path.read_bytes(), path.name)
    except sealed_files.UnreadableFileError:
        return False
    if hashlib.sha256(content).hexdigest() != path.name:
        return False
    _write(path, content if key is None else sealed_files.seal(content, key))
    return True


def _write(target: Path, raw: bytes) -> None:
    work = target.with_name(target.name + ".part")
    try:
        with work.open("wb") as stream:
            stream.write(raw)
            stream.flush()
            os.fsync(stream.fileno())
        work.chmod(0o600)
        put_in_place(work, target)
    finally:
        work.unlink(missing_ok=True)


def path_of(annexes: Path, digest: str) -> Path:
    return annexes / digest[:2] / digest
