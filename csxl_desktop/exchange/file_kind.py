"""What a file is, by its first bytes and its parts, never by its name."""

import re
import zipfile
from io import BytesIO

from csxl_desktop.exchange.errors import (
    DamagedFileError,
    EmptyFileError,
    MacrosError,
    NotATableError,
    PasswordProtectedError,
    TooLargeError,
)
from csxl_desktop.exchange.table import MAX_FILE
from csxl_desktop.i18n import N_, _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"RIFF", N_("a picture or a sound")),
    (b"SQLite format 3\x00", N_("a database")),
    (b"{\\rtf", N_("a text document")),
    (b"\x1f\x8b", N_("a compressed file")),
    (b"7z\xbc\xaf", N_("a compressed file")),
    (b"Rar!", N_("a compressed file")),
    (b"MZ", N_("a program")),
    (b"\x7fELF", N_("a program")),
)
_MARKUP = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta)", re.IGNORECASE)


def file_kind(data: bytes) -> str:
    """`csv`, `xlsx`, `xls` or `ods`; what is none of them is refused with its name."""
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFileError
    if len(data) > MAX_FILE:
        raise TooLargeError(size=len(data) // 1_000_000, limit=MAX_FILE // 1_000_000)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    for start, what in _OTHERS:
        if data.startswith(start):
            raise NotATableError(what=_(what))
    if _MARKUP.match(data[:200]):
        raise NotATableError(what=_("a web page or an XML document"))
    return "csv"


def _ole_kind(data: bytes) -> str:
    """An old Excel file, or a new one that a password has wrapped."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise PasswordProtectedError
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "Book")):
        return "xls"
    raise NotATableError(what=_("an old Office document or a mail"))


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()}
            locked = any(info.flag_bits & 1 for info in archive.infolist())
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError, UnicodeDecodeError) as error:
        raise DamagedFileError from error
    if locked:
        raise PasswordProtectedError
    if any(name.lower().endswith(("vbaproject.bin", "basic/script-lc.xml")) for name in names):
        raise MacrosError
    if any(name.startswith("xl/workbook.") for name in names):
        return "xlsx"
    if any(name.startswith("word/") for name in names):
        raise NotATableError(what=_("a Word document"))
    if "content.xml" in names:
        return "ods"
    raise NotATableError(what=_("a compressed file"))
