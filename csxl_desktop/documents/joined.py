"""Pages behind other pages, in one file whose first bytes are those of the first one."""

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter


def joined(first: bytes, behind: Iterable[bytes]) -> bytes:
    """`first` with the pages of the others appended: an incremental update, so that no byte of `first` moves."""
    writer = PdfWriter(io.BytesIO(first), incremental=True)
    for each in behind:
        for page in PdfReader(io.BytesIO(each)).pages:
            writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
