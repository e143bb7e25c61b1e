"""The words of a document from outside, for reading only: plain text, Word or PDF, told by its content."""

import codecs
import json

from csxl_desktop.exchange.errors import DamagedFileError, EmptyFileError, TooLargeError
from csxl_desktop.exchange.tabular import asked_of_child

_MOST_BYTES = 60_000_000
_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read_document(data: bytes) -> str:
    """One line a paragraph; `#` before headings, `-` before list lines, tabs between cells, form feeds between."""
    if not data.strip():
        raise EmptyFileError
    if len(data) > _MOST_BYTES:
        raise TooLargeError(size=len(data) // 1_000_000, limit=_MOST_BYTES // 1_000_000)
    suffix = ".pdf" if _PDF in data[:1024] else ".docx" if data.startswith(_ZIP) else ""
    if suffix:
        told = json.loads(asked_of_child(data, ["document-text", suffix, ""]) or "{}")
        if "text" not in told:
            raise DamagedFileError
        return str(told["text"])
    return decoded(data)


def is_marked(data: bytes) -> bool:
    """Whether each line is a paragraph already: Word says so itself."""
    return data.startswith(_ZIP)


def decoded(data: bytes) -> str:
    """The letters of a plain text, whatever wrote it."""
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8" and b"\0" in data:
        raise DamagedFileError
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
