"""In the reading process: the headings of an earlier report and what stands under each."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

from csxl_desktop.exchange import read_parts
from csxl_desktop.i18n.folding import fold

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

Piece = dict[str, Any]

_MOST_LETTERS = 3_000_000
_MOST_SECTIONS = 1_000
_LONGEST_TITLE = 140
_LARGER = 1.15  # how much larger than the text a heading stands
_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5})[.)]?\s+(?=[^\W\d_])")
_BULLET = re.compile(r"^\s*[-–•▪*·o\x7f\uf0b7]\s+")
_ENDS = (".", ":", ";", "!", "?", "»")


def sections_json(data: bytes, suffix: str) -> bytes:
    """The sections, in their order."""
    pieces = {".pdf": _pdf, ".docx": _docx, ".txt": _plain}[suffix](data)
    return json.dumps({"sections": _sections(_measured(pieces))}).encode()


def _measured(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """No more letters than any report has."""
    letters = 0
    for piece in pieces:
        letters += len(piece.get("text", "")) + sum(len(cell) for row in piece.get("rows", ()) for cell in row)
        if letters > _MOST_LETTERS:
            return
        yield piece


def _sections(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """Each heading with all that stands under it, smaller headings too; what comes before the first has no title."""
    found: list[dict[str, Any]] = []
    for piece in pieces:
        if piece["kind"] == "h":
            for each in found:
                each["open"] = each["open"] and each["level"] < piece["level"]
        for each in found:
            if each["open"]:
                each["blocks"].append(piece)
        if piece["kind"] == "h" and len(found) < _MOST_SECTIONS:
            found.append({"title": piece["text"], "level": piece["level"], "blocks": [], "open": True})
        elif not found:
            found.append({"title": "", "level": 9, "blocks": [piece], "open": True})
    return [{key: each[key] for key in ("title", "level", "blocks")} for each in found]


# Word.


def _docx(data: bytes) -> Iterator[Piece]:
    for part in read_parts.word_parts(read_parts.word_document(data)):
        if hasattr(part, "rows"):
            yield {"kind": "table", "rows": list(read_parts.table_rows(cast("Table", part)))}
        elif (piece := _paragraph(part)) is not None:
            yield piece


def _paragraph(paragraph: "Paragraph") -> Piece | None:
    words = " ".join(read_parts.paragraph_words(paragraph).split())
    if not words or read_parts.is_contents(paragraph):
        return None
    level = read_parts.heading_level(paragraph)
    if level and len(words) <= _LONGEST_TITLE:
        return {"kind": "h", "text": words, "level": level}
    listed = read_parts.is_listed(paragraph)
    return {"kind": "li" if listed else "p", "text": _BULLET.sub("", words) if listed else words}


# Plain text.


def _plain(data: bytes) -> Iterator[Piece]:
    paragraph: list[str] = []
    lines = data.decode().splitlines()
    for place, line in enumerate(lines):
        words = " ".join(line.split())
        alone = not (lines[place - 1].strip() if place else "") or not paragraph
        level = _title_level(words) if alone else 0
        if paragraph and (not words or level or _BULLET.match(line)):
            yield {"kind": "p", "text": " ".join(paragraph)}
            paragraph = []
        if level:
            yield {"kind": "h", "text": words.lstrip("# "), "level": level}
        elif _BULLET.match(line):
            yield {"kind": "li", "text": _BULLET.sub("", words)}
        elif words:
            paragraph.append(words)
            if words.endswith(_ENDS):
                yield {"kind": "p", "text": " ".join(paragraph)}
                paragraph = []
    if paragraph:
        yield {"kind": "p", "text": " ".join(paragraph)}


def _title_level(words: str) -> int:
    """1 and more for a line that looks like a heading: marked, numbered, or in capitals."""
    if not words or len(words) > _LONGEST_TITLE:
        return 0
    if words.startswith("#"):
        return min(len(words) - len(words.lstrip("#")), 6) if words.strip("# ") else 0
    if words.endswith(_ENDS) or len(words) > 90:
        return 0
    if found := _NUMBERED.match(words):
        return found[1].count(".") + 1
    return 1 if words.isupper() and sum(char.isalpha() for char in words) >= 4 else 0


# PDF.


def _pdf(data: bytes) -> Iterator[Piece]:
    pages = [list(_lines(page)) for page in read_parts.pdf_pages(data)]
    furniture = _furniture(pages)
    lines = [(size, words) for page in pages for size, words in page if _bare(words) not in furniture]
    weight = Counter[float]()
    for size, words in lines:
        weight[size] += len(words)
    body = weight.most_common(1)[0][0] if weight else 0
    sizes = sorted({size for size, words in lines if _is_large(size, words, body)}, reverse=True)
    yield from _flowing((sizes.index(size) + 1 if _is_large(size, words, body) else 0, words) for size, words in lines)


def _is_large(size: float, words: str, body: float) -> bool:
    return size >= body * _LARGER and len(words) <= _LONGEST_TITLE and any(char.isalpha() for char in words)


def _flowing(lines: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    """Lines of paper joined to paragraphs; a heading of two lines to one."""
    open_piece: Piece | None = None
    for level, words in lines:
        listed = bool(_BULLET.match(words))
        kind = "h" if level else "li" if listed else "p"
        goes_on = open_piece is not None and (
            (kind == "h" and open_piece["kind"] == "h" and open_piece["level"] == level)
            or (kind == "p" and open_piece["kind"] != "h" and not open_piece["text"].endswith(_ENDS))
        )
        if goes_on and open_piece is not None:
            open_piece["text"] = _joined(open_piece["text"], words)
            continue
        if open_piece is not None:
            yield open_piece
        open_piece = {"kind": kind, "text": _BULLET.sub("", words), "level": min(level, 6)}
    if open_piece is not None:
        yield open_piece


def _joined(before: str, words: str) -> str:
    if before.endswith("-") and words[:1].islower():
        return before[:-1] + words
    return f"{before} {words}"


def _lines(page: Any) -> Iterator[tuple[float, str]]:
    """The lines of a page with the size of their letters."""
    pieces: list[tuple[float, str]] = []

    def note(text: str, _matrix: object, place: list[float], _font: object, size: float) -> None:
        pieces.append((round(size * abs(place[3] or place[0] or 1), 1), text))

    page.extract_text(visitor_text=note)
    words, largest = "", 0.0
    for size, text in [*pieces, (0.0, "\n")]:
        for number, part in enumerate(text.split("\n")):
            if number:
                if words.strip():
                    yield largest, " ".join(words.split())
                words, largest = "", 0.0
            words += part
            largest = max(largest, size) if part.strip() else largest


def _furniture(pages: list[list[tuple[float, str]]]) -> set[str]:
    """What stands on a third of the pages, numbers aside: running headers and page numbers."""
    seen = Counter(bare for page in pages for bare in {_bare(words) for _size, words in page})
    least = max(3, len(pages) // 3)
    return {bare for bare, count in seen.items() if count >= least} | {""}


def _bare(words: str) -> str:
    return "".join(char for char in fold(words) if char.isalpha())
