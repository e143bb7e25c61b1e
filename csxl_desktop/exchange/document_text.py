"""The words of a document from outside, for reading only: plain text, Word or PDF, told by its content."""

import codecs

from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import (
    DamagedDocumentError,
    EmptyFileError,
    LockedDocumentError,
    LongDocumentError,
    PicturesOnlyError,
    TooLargeError,
)

_MOST_BYTES = 60_000_000  # with its photos
_MOST_LETTERS = 10_000_000
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"  # what Word makes of a document with a password, and what it wrote before 2007
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_document(data: bytes) -> str:
    """One line a paragraph; `#` before headings, `-` before list lines, tabs between cells, form feeds between."""
    suffix = suffix_of(data)
    text = _told(data, suffix) if suffix else decoded(data)
    if len(text) > _MOST_LETTERS:
        raise LongDocumentError(size=len(text) // 1_000_000, limit=_MOST_LETTERS // 1_000_000)
    return text


def suffix_of(data: bytes) -> str:
    """`.pdf`, `.docx`, or nothing for plain text, by the content; raises where that is empty or too large."""
    if not data.strip():
        raise EmptyFileError
    if len(data) > _MOST_BYTES:
        raise TooLargeError(size=len(data) // 1_000_000, limit=_MOST_BYTES // 1_000_000)
    return ".pdf" if _PDF in data[:1024] else ".docx" if is_marked(data) else ""


def _told(data: bytes, suffix: str) -> str:
    """What the reading process says of a Word file or a PDF."""
    told = told_by_child(data, "document-text", suffix)
    if told.get("locked"):
        raise LockedDocumentError
    text = str(told["text"])
    if not text.strip():
        raise PicturesOnlyError if suffix == ".pdf" else EmptyFileError
    return text


def is_marked(data: bytes) -> bool:
    """Whether each line is a paragraph already: Word says so itself."""
    return data.startswith(_ZIP)


def decoded(data: bytes) -> str:
    """The letters of a plain text, whatever wrote it."""
    if data.startswith(_OLE):
        raise LockedDocumentError if _is_encrypted(data) else DamagedDocumentError
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise DamagedDocumentError
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _is_encrypted(data: bytes) -> bool:
    """Whether Word wrote the document under a password: it then holds a stream of that name."""
    return "EncryptedPackage".encode("utf-16-le") in data
