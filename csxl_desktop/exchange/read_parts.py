"""In the reading process: the parts of a Word file and the pages of a PDF, whatever is made of them."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from csxl_desktop.exchange.zip_gate import unpacked_parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_PAGES = 600
_HEADING = re.compile(r"(?:heading|titre|kop)\s*(\d)", re.IGNORECASE)
_TITLES = frozenset({"heading", "title", "titre", "titel", "kop"})
_CONTENTS = re.compile(r"(?:toc|tm|table of contents)\s*\d?", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\t]+")


def pdf_pages(data: bytes) -> Iterator[Any]:
    """The pages of a PDF, no more than any report has."""
    from pypdf import PdfReader  # heavy: only where a PDF is read

    yield from PdfReader(BytesIO(data)).pages[:_MOST_PAGES]


def word_document(data: bytes) -> "Document":
    """A Word file, once its parts are known to be what they say: no bomb, no entity."""
    for _part in unpacked_parts(data):
        pass
    import docx  # heavy: only where a Word file is read

    return docx.Document(BytesIO(data))


def word_parts(document: "Document") -> "Iterator[Paragraph | Table]":
    """Paragraphs and tables in their order."""
    yield from document.iter_inner_content()


def heading_level(paragraph: "Paragraph") -> int:
    """1 to 6 by the style of a heading or title, 0 for running text."""
    style = _style(paragraph)
    if style.lower().strip() in _TITLES:
        return 1
    found = _HEADING.match(style)
    return min(6, int(found[1])) if found else 0


def is_contents(paragraph: "Paragraph") -> bool:
    """Whether it is a line of a table of contents."""
    return _CONTENTS.fullmatch(_style(paragraph)) is not None


def is_listed(paragraph: "Paragraph") -> bool:
    """Whether it is a line of a list: by its style, or by itself."""
    by_style = _style(paragraph).lower().startswith(("list", "liste", "lijst"))
    return by_style or bool(paragraph._p.xpath("./w:pPr/w:numPr"))  # noqa: SLF001 - python-docx tells it nowhere else


def paragraph_words(paragraph: "Paragraph", *, calls: bool = False) -> str:
    """The letters, those of hyperlinks too; with `calls` the footnote calls among them."""
    parts = []
    for node in paragraph._p.xpath(".//w:t | .//w:tab | .//w:br | .//w:footnoteReference"):  # noqa: SLF001 - as above
        tag = node.tag.rpartition("}")[2]
        if tag == "t":
            parts.append(node.text or "")
        elif tag != "footnoteReference":
            parts.append("\t" if tag == "tab" else " ")
        elif calls:
            parts.append(f"<sup>{attribute(node, 'id')}</sup>")
    return _SPACES.sub(" ", "".join(parts)).strip()


def table_rows(table: "Table", *, calls: bool = False) -> Iterator[list[str]]:
    """The words of each cell, a row at a time; a cell over several columns stands once."""
    for row in table.rows:
        cells: list[str] = []
        seen: list[Any] = []
        for cell in row.cells:
            if any(cell._tc is other for other in seen):  # noqa: SLF001 - a merged cell stands there several times
                continue
            seen.append(cell._tc)  # noqa: SLF001
            words = " ".join(paragraph_words(each, calls=calls) for each in cell.paragraphs)
            cells.append(words.replace("\t", " ").strip())
        yield cells


def attribute(node: Any, name: str) -> str:
    """The attribute of that name in any namespace."""
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _style(paragraph: "Paragraph") -> str:
    return (paragraph.style.name or "") if paragraph.style is not None else ""
