"""In the reading process: titles of slides (PPTX, ODP), outline or large headings of a PDF."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from defusedxml.ElementTree import fromstring

from csxl_desktop.exchange.zip_gate import unpacked_parts
from csxl_desktop.i18n.folding import fold

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_MOST_POINTS = 12
_LONGEST = 120
_MOST_PAGES = 60
_LARGER = 1.2  # how much larger than the text a heading stands
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*[.)]?|[IVX]+\.)\s+")
# What every presentation has and no minutes tell.
_USUAL = frozenset(
    {
        *("merci", "merci de votre attention", "merci pour votre attention", "questions", "des questions", "plan"),
        *("sommaire", "table des matieres", "ordre du jour", "contact", "contacts", "bedankt", "dank u", "vragen"),
        *("inhoud", "inhoudsopgave", "thank you", "contents", "agenda"),
    }
)
_NO_TITLE = re.compile(r"(?i)^(?:powerpoint|présentation powerpoint|presentation|untitled|sans titre|microsoft ).*")
# What programs write where nobody gave a name.
_NO_AUTHOR = re.compile(
    r"(?i)^(?:(?:microsoft|windows|utilisateur|gebruiker|user)\b.*|admin(?:istrat(?:or|eur))?|unknown|python-pptx)$"
)


@dataclass(frozen=True, slots=True)
class _Told:
    title: str
    author: str
    headings: tuple[str, ...]


def outline_json(data: bytes, suffix: str) -> bytes:
    """What the program is told; nothing where the document cannot be read."""
    try:
        told = _told(data, suffix)
        title, points = _chosen(told)
        author = "" if _NO_AUTHOR.match(told.author.strip()) else _line(told.author)
        return json.dumps({"title": title, "author": author, "points": points}).encode()
    except BaseException:  # noqa: BLE001 - a damaged document has no outline; it is kept all the same
        return b"{}"


def _told(data: bytes, suffix: str) -> _Told:
    if suffix == ".pdf":
        return _pdf(data)
    return _odp(data) if suffix == ".odp" else _pptx(data)


def _chosen(told: _Told) -> tuple[str, list[str]]:
    """The title: its own, else the first heading; the points: the other headings, each once."""
    headings = [line for line in (_line(each) for each in told.headings) if line]
    own = "" if _NO_TITLE.match(told.title.strip()) else _line(told.title)
    title = own or (headings[0] if headings else "")
    seen, points = {fold(title)}, list[str]()
    for heading in headings:
        key = fold(heading)
        if key not in seen and key.strip(" ?!.:") not in _USUAL:
            seen.add(key)
            points.append(heading)
    return title, points[:_MOST_POINTS]


def _line(words: str) -> str:
    return _NUMBER.sub("", " ".join(words.split())).strip(" .:;")[:_LONGEST]


# PowerPoint.


def _pptx(data: bytes) -> _Told:
    parts = _parts(
        data, ("ppt/presentation.xml", "ppt/_rels/presentation.xml.rels", "ppt/slides/slide", "docProps/core")
    )
    targets = {each.get("Id"): each.get("Target", "") for each in parts["ppt/_rels/presentation.xml.rels"]}
    shown = [_qualified(each, "id") for each in _all(parts["ppt/presentation.xml"], "sldId")]
    slides = [parts.get(f"ppt/{str(targets.get(key, '')).removeprefix('/ppt/')}") for key in shown]
    core = parts.get("docProps/core.xml")
    titles = [_slide_title(slide) for slide in slides if slide is not None]
    first = titles[0] if titles else ""
    return _Told(first or _first(core, "title"), _first(core, "creator"), tuple(titles))


def _slide_title(slide: "Element") -> str:
    for shape in _all(slide, "sp"):
        if any(each.get("type") in {"title", "ctrTitle"} for each in _all(shape, "ph")):
            return " ".join("".join(text.text or "" for text in _all(line, "t")) for line in _all(shape, "p"))
    return ""


# LibreOffice.


def _odp(data: bytes) -> _Told:
    parts = _parts(data, ("content.xml", "meta.xml"))
    titles = [_page_title(page) for page in _all(parts["content.xml"], "page")]
    meta = parts.get("meta.xml")
    author = _first(meta, "initial-creator") or _first(meta, "creator")
    first = titles[0] if titles else ""
    return _Told(first or _first(meta, "title"), author, tuple(titles))


def _page_title(page: "Element") -> str:
    for frame in _all(page, "frame"):
        if _qualified(frame, "class") == "title":
            return " ".join("".join(line.itertext()) for line in _all(frame, "p"))
    return ""


# PDF.


def _pdf(data: bytes) -> _Told:
    from pypdf import PdfReader  # heavy: only where a PDF is read

    reader = PdfReader(BytesIO(data))
    info = reader.metadata
    headings = tuple(str(each.get("/Title", "")) for each in _top(reader.outline)) or tuple(_large_lines(reader))
    return _Told(str(info.title or "") if info else "", str(info.author or "") if info else "", headings)


def _top(outline: Iterable[Any]) -> Iterator[Any]:
    return (each for each in outline if not isinstance(each, list))


def _large_lines(reader: Any) -> Iterator[str]:
    """The lines written larger than the text, in their order."""
    pieces: list[tuple[float, str]] = []

    def note(text: str, _matrix: object, place: list[float], _font: object, size: float) -> None:
        if text.strip():
            pieces.append((round(size * abs(place[3] or place[0] or 1), 1), text))

    for page in reader.pages[:_MOST_PAGES]:
        page.extract_text(visitor_text=note)
        pieces.append((0, ""))
    weight = Counter[float]()
    for size, text in pieces:
        weight[size] += len(text)
    body = weight.most_common(1)[0][0] if weight else 0
    before: tuple[float, str] = (0, "")
    for size, text in [*pieces, (0, "")]:
        if size == before[0] and not before[1].endswith("\n"):
            before = (size, before[1] + text)
            continue
        if before[0] >= body * _LARGER and 0 < len(before[1].strip()) <= _LONGEST:
            yield before[1]
        before = (size, text)


# XML.


def _parts(data: bytes, wanted: tuple[str, ...]) -> "dict[str, Element]":
    found = unpacked_parts(data, lambda name: name.startswith(wanted) and name.endswith((".xml", ".rels")))
    return {part.name: fromstring(part.content) for part in found}


def _all(parent: "Element", name: str) -> "Iterator[Element]":
    return (each for each in parent.iter() if each.tag.rpartition("}")[2] == name)


def _first(parent: "Element | None", name: str) -> str:
    return next((each.text or "" for each in _all(parent, name)), "") if parent is not None else ""


def _qualified(element: "Element", name: str) -> str:
    """The attribute of that name in any namespace."""
    return next((value for key, value in element.attrib.items() if key.endswith("}" + name)), "")
