"""Reading a PDF back: its text, page by page, and its bookmarks."""

import unicodedata
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tests.untraced import untraced


@untraced
def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


@untraced
def links(pdf: bytes, page: int = 0) -> list[dict[str, Any]]:
    """The links of a page, as the PDF's own dictionaries."""
    notes: Any = reader(pdf).pages[page].get("/Annots", [])
    return [note.get_object() for note in notes]


@untraced
def language(pdf: bytes) -> str:
    return str(reader(pdf).root_object["/Lang"])


@untraced
def page_resources(pdf: bytes, kind: str, page: int = 0) -> list[dict[str, Any]]:
    """The fonts (`/Font`) or pictures (`/XObject`) that a page calls."""
    resources: Any = reader(pdf).pages[page]["/Resources"]
    return [item.get_object() for item in resources[kind].get_object().values()]


@untraced
def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, shaped letters taken back to plain ones, every space plain."""
    return [plain(page.extract_text()) for page in reader(pdf).pages]


def whole_text(pdf: bytes) -> str:
    return "\n".join(page_texts(pdf))


@untraced
def raw_text(pdf: bytes) -> str:
    """The text of every page, letter for letter; ReportLab writes a no-break space as a space."""
    return "\n".join(page.extract_text() for page in reader(pdf).pages)


def plain(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in unicodedata.normalize("NFKC", text).splitlines())


@untraced
def bookmarks(pdf: bytes) -> list[tuple[str, int]]:
    """The bookmarks in order, each with the number of its page (from 1)."""
    document = reader(pdf)

    def walk(items: list[Any]) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for item in items:
            if isinstance(item, list):
                found += walk(item)
            else:
                found.append((item.title, (document.get_destination_page_number(item) or 0) + 1))
        return found

    return walk(document.outline)
