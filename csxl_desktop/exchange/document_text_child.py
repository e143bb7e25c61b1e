"""In the reading process: the paragraphs, list lines and tables of a Word file; the lines of a PDF."""

import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_MOST_PAGES = 400
_LEVEL = re.compile(r"(?:heading|titre|kop)\s*(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|tm|table of contents)\s*\d?", re.IGNORECASE)
_SPACES = re.compile(r"[^\S\t]+")


def text_json(data: bytes, suffix: str) -> bytes:
    """The words under “text”; “locked” where a password keeps them; an empty object where nothing can be read."""
    try:
        if suffix == ".pdf" and _is_locked(data):
            return json.dumps({"locked": True}).encode()
        text = "\f".join(_pdf(data)) if suffix == ".pdf" else "\n".join(_docx(data))
        return json.dumps({"text": text}).encode()
    except BaseException:  # noqa: BLE001 - a damaged document; the program says so in its own words
        return b"{}"


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
    import docx  # as above

    document = docx.Document(BytesIO(data))
    for part in document.iter_inner_content():
        if hasattr(part, "rows"):
            yield from _rows(cast("Table", part))
            yield ""
        else:
            yield _paragraph(part)
    yield from _notes(document)


def _paragraph(paragraph: "Paragraph") -> str:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    words = _words(paragraph)
    if not words:
        return ""
    if _CONTENTS.fullmatch(style):
        return words
    if style.lower() in {"title", "titre", "titel"}:
        return f"# {words}"
    if found := _LEVEL.match(style):
        return f"{'#' * min(6, int(found[1]))} {words}"
    return f"- {words}" if _is_listed(paragraph, style) else words.replace("\t", " ")


def _is_listed(paragraph: "Paragraph", style: str) -> bool:
    return style.lower().startswith(("list", "liste", "lijst")) or bool(paragraph._p.xpath("./w:pPr/w:numPr"))  # noqa: SLF001 - python-docx tells it nowhere else


def _words(paragraph: "Paragraph") -> str:
    """The letters with their footnote calls, hyperlinks included."""
    parts = []
    for node in paragraph._p.xpath(".//w:t | .//w:tab | .//w:br | .//w:footnoteReference"):  # noqa: SLF001 - as above
        tag = node.tag.rpartition("}")[2]
        if tag == "t":
            parts.append(node.text or "")
        elif tag == "footnoteReference":
            parts.append(f"<sup>{_attribute(node, 'id')}</sup>")
        else:
            parts.append("\t" if tag == "tab" else " ")
    return _SPACES.sub(" ", "".join(parts)).strip()


def _attribute(node: Any, name: str) -> str:
    return next((str(value) for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def _rows(table: "Table") -> Iterator[str]:
    for row in table.rows:
        cells: list[str] = []
        seen: list[Any] = []
        for cell in row.cells:
            if any(cell._tc is other for other in seen):  # noqa: SLF001 - a merged cell stands there several times
                continue
            seen.append(cell._tc)  # noqa: SLF001
            cells.append(" ".join(_words(each) for each in cell.paragraphs).replace("\t", " ").strip())
        yield "\t".join(cells) if len(cells) > 1 else "".join(cells)


def _notes(document: "Document") -> Iterator[str]:
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("/footnotes.xml"):
            from docx.oxml import parse_xml  # only where there are notes

            root: Any = parse_xml(part.blob)
            space = {"w": root.nsmap["w"]}
            for note in root.findall("w:footnote", space):
                number = _attribute(note, "id")
                words = "".join(each.text or "" for each in note.iter(f"{{{space['w']}}}t")).strip()
                if words and number.isdigit() and int(number) > 0:
                    yield f"<sup>{number}</sup> {words}"
