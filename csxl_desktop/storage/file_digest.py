"""The SHA-256 of a file."""

import hashlib
from pathlib import Path


def digest_of(path: Path) -> str:
    """In hexadecimal; the file is read in pieces."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
