"""What the code at the foot of each page of a printed sheet says: which sheet, and which of its pages."""

import re

_PREFIX = "CSXL"
_CODE = re.compile(rf"{_PREFIX}:([0-9A-Z]{{4,20}}):\d{{1,4}}")


def page_code(code: str, page: int) -> str:
    """What the QR code of a page says."""
    return f"{_PREFIX}:{code}:{page}"


def sheet_of(words: str) -> str:
    """The code of the sheet that a page belongs to; empty where the words are not ours."""
    found = _CODE.fullmatch(words.strip())
    return found[1] if found else ""
