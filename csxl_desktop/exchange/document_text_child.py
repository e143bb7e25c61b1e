"""In the reading process: the paragraphs, list lines and tables of a Word file; the lines of a PDF."""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

from csxl_desktop.exchange import read_parts

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_PAGES = 400


def text_json(data: bytes, suffix: str) -> bytes:
    """The words under “text”; “locked” where a password keeps them."""
    if suffix == ".pdf" and _is_locked(data):
        return json.dumps({"locked": True}).encode()
    text = "\f".join(_pdf(data)) if suffix == ".pdf" else "\n".join(_docx(data))
    return json.dumps({"text": text}).encode()


def _pdf(data: bytes) -> Iterator[str]:
    from pypdf import PdfReader  # heavy: only where a PDF is read

    for page in PdfReader(BytesIO(data)).pages[:_MOST_PAGES]:
        yield page.extract_text().strip()


def _is_locked(data: bytes) -> bool:
    """Whether no words come out without a password; some files only forbid to change them."""
    from pypdf import PdfReader  # as below
    from pypdf.errors import DependencyError

    try:
        reader = PdfReader(BytesIO(data))
        return reader.is_encrypted and not reader.decrypt("")
    except DependencyError:  # a cipher that we do not carry
        return True


def _docx(data: bytes) -> Iterator[str]:
    document = read_parts.word_document(data)
    for part in read_parts.word_parts(document):
        if hasattr(part, "rows"):
            for cells in read_parts.table_rows(cast("Table", part), calls=True):
                yield "\t".join(cells)
            yield ""
        else:
            yield _paragraph(part)
    yield from _notes(document)


def _paragraph(paragraph: "Paragraph") -> str:
    words = read_parts.paragraph_words(paragraph, calls=True)
    if not words or read_parts.is_contents(paragraph):
        return words
    if level := read_parts.heading_level(paragraph):
        return f"{'#' * level} {words}"
    return f"- {words}" if read_parts.is_listed(paragraph) else words.replace("\t", " ")


def _notes(document: "Document") -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("/footnotes.xml"):
            from docx.oxml import parse_xml  # only where there are notes

            root: Any = parse_xml(part.blob)
            space = {"w": root.nsmap["w"]}
            for note in root.findall("w:footnote", space):
                number = read_parts.attribute(note, "id")
                words = "".join(each.text or "" for each in note.iter(f"{{{space['w']}}}t")).strip()
                if words and number.isdigit() and int(number) > 0:
                    yield f"<sup>{number}</sup> {words}"
