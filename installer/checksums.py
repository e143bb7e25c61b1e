"""SHA-256 files beside what is handed out, in the form that `sha256sum -c` reads."""

import hashlib
from pathlib import Path


def digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_beside(path: Path) -> Path:
    target = path.with_name(f"{path.name}.sha256")
    target.write_text(f"{digest(path)}  {path.name}\n", "utf-8")
    return target
