"""Documents onto disk: names that every system takes, files written whole or not at all. Paper: `ui/paper.py`."""

import os
import re
import secrets
import unicodedata
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from csxl_desktop.domain.errors import Told
from csxl_desktop.i18n import N_, _
from csxl_desktop.system import for_owner

NOT_REPLACED = Told(
    N_("“{name}” cannot be replaced: it is open in another program, or read-only."),
    N_("It is as it was."),
    N_("Choose another name."),
)
_LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?\Z", re.IGNORECASE)


def safe_file_name(text: str) -> str:
    """`text` as a file name that Windows, Linux and a mail will all take; its extension is kept."""
    name = " ".join(_FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).split())
    name = name.strip(" .-") if not name.strip(" .-") else name.strip().rstrip(". ")
    stem, dot, extension = name.rpartition(".")
    if not dot or not stem or len(extension) > 5 or not extension.isalnum():
        stem, dot, extension = name, "", ""
    while len(stem) > _LONGEST_NAME or len(f"{stem}{dot}{extension}".encode()) > 2 * _LONGEST_NAME:
        stem = stem[:-1]
    name = f"{stem.rstrip('. ')}{dot}{extension}" if stem else extension
    if not name:
        return "document"
    return f"_{name}" if _RESERVED.match(name) else name


def write_document(path: Path, data: bytes, *, own: bool = False) -> None:
    """Write `data` to `path` in one step: through a file beside it, so that an old one is whole until the new one is.

    `own`: no other user reads it; else it is written for whom the user shows it to, as their own programs would.
    Raises `OSError` (the old file is read-only or open elsewhere, the disk is full…); nothing is left behind then.
    """
    if path.exists() and not path.stat().st_mode & 0o222:
        raise PermissionError(13, "read-only", str(path))
    beside = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        if own:
            for_owner.file(beside)
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def other_name(path: Path) -> Path:
    """The first free name beside `path`: `PV (2).pdf`, `PV (3).pdf`…"""
    number = 2
    while (found := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists():
        number += 1
    return found


def save_pdf(pdf: bytes, suggested_name: str, parent: QWidget | None, *, own: bool = False) -> Path | None:
    """Ask where, write; where that file cannot be replaced propose another name. The path, or `None`."""
    return save_file(pdf, suggested_name, ".pdf", _("PDF (*.pdf)"), parent, own=own)


def documents_folder() -> Path:
    """Where the user keeps documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def save_file(
    data: bytes, suggested_name: str, suffix: str, kinds: str, parent: QWidget | None, *, own: bool = False
) -> Path | None:
    """The same for any file: `suffix` with its point, `kinds` as the dialog names it (“PDF (*.pdf)”)."""
    name = safe_file_name(suggested_name)
    start = documents_folder() / (name if name.lower().endswith(suffix) else f"{name}{suffix}")
    while chosen := QFileDialog.getSaveFileName(parent, _("Save the document"), str(start), kinds)[0]:
        path = Path(chosen)
        path = path if path.suffix else path.with_suffix(suffix)
        try:
            write_document(path, data, own=own)
        except OSError:
            start = other_name(path)
            what, *rest = NOT_REPLACED.parts(name=path.name)
            box = QMessageBox(QMessageBox.Icon.Warning, _("Not saved"), what, parent=parent)
            box.setInformativeText("\n".join(rest))
            box.exec()
        else:
            return path
    return None
