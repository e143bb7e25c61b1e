"""Which printed sheet a scan is of: the code at the foot of its pages, read in a child process."""

from pathlib import PurePath

from csxl_desktop.domain.page_codes import sheet_of
from csxl_desktop.exchange.child import told_by_child
from csxl_desktop.exchange.errors import ExchangeError

READABLE = frozenset({".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".webp"})
_MOST_BYTES = 60_000_000  # beyond, nobody looks for a code


def sheet_code_in(data: bytes, name: str) -> str:
    """The code of the sheet; empty for what is no scan, bears no code of ours, or cannot be read."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in READABLE or len(data) > _MOST_BYTES:
        return ""
    try:
        told = told_by_child(data, "page-codes", suffix)["codes"]
    except ExchangeError:
        return ""
    return next((code for words in told if (code := sheet_of(str(words)))), "")
