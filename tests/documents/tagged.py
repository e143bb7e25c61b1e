"""An independent reader of tagged PDFs: what a screen reader would find, and every rule that a file may break.

It knows the file by pypdf alone: nothing of the code that wrote it is used here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, IndirectObject

from tests.untraced import untraced

_SHOWS = {b"Tj", b"TJ", b"'", b'"'}
_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"sh", b"Do", b"INLINE IMAGE"}
_CLOSED_BY = {b"BMC": b"EMC", b"BDC": b"EMC", b"BT": b"ET", b"q": b"Q"}
_GROUPS = {"Document", "Part", "Div", "Sect", "BlockQuote", "TD", "TH", "LBody"}
_KIDS = {
    "Table": {"TR", "Caption"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOC", "TOCI"},
    "TOCI": {"Reference", "TOC"},
    "Reference": {"Link"},
    "P": {"Link", "Span"},
    "Caption": {"Link", "Span"},
    "Lbl": {"Link"},
    "Note": {"Lbl", "P"},
    "Figure": set(),
    "Link": {"Span"},
    "Span": set(),
}
_BLOCKS = {"P", "L", "Table", "TOC", "Figure", "Caption", "BlockQuote", "Div", "Sect", "Part", "Note", "Link", "Span"}
_HEADING = re.compile(r"H([1-6])")
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass
class Node:
    """A node of the tree, with its letters in the order of its kids."""

    kind: str
    raw: DictionaryObject
    kids: list["Node"] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    annotations: list[DictionaryObject] = field(default_factory=list)
    parts: list["str | Node"] = field(default_factory=list)  # letters and kids as they follow each other

    @property
    def text(self) -> str:
        return " ".join("".join(part if isinstance(part, str) else f" {part.text} " for part in self.parts).split())

    def all(self, *kinds: str) -> Iterator["Node"]:
        """This node and those below it, in the order of reading; of some kinds only, where they are named."""
        if not kinds or self.kind in kinds:
            yield self
        for kid in self.kids:
            yield from kid.all(*kinds)


@dataclass
class Page:
    """What one page shows: letters by the number of their mark, and those of its decoration."""

    marked: dict[int, str] = field(default_factory=dict)
    decoration: list[str] = field(default_factory=list)


@dataclass
class Tagged:
    """A file that keeps every rule."""

    root: Node
    pages: list[Page]

    @property
    def decoration(self) -> list[str]:
        """The letters that are not read aloud, page by page."""
        return [" ".join(" ".join(page.decoration).split()) for page in self.pages]

    def spoken(self) -> list[tuple[str, str]]:
        """Kind and words of each paragraph, heading, cell and item, as they are read."""
        said = []
        for node in self.root.all():
            if node.kind == "Figure":
                said.append((node.kind, str(node.raw["/Alt"])))
            elif any(isinstance(part, str) for part in node.parts) or node.kind in {"TD", "TH"}:
                said.append((node.kind, node.text))
        return said


@untraced
def read(pdf: bytes) -> Tagged:
    """What is read aloud of `pdf`; a file that breaks a rule of tagging fails here."""
    document = PdfReader(BytesIO(pdf))
    root = document.root_object
    marked: Any = root["/MarkInfo"]
    assert marked["/Marked"].value is True
    assert root["/Lang"]
    preferences: Any = root["/ViewerPreferences"]
    assert preferences["/DisplayDocTitle"].value is True
    _check_metadata(document)
    pages = [_page(page, document) for page in document.pages]
    structure: Any = root["/StructTreeRoot"]
    owners = _owners(structure["/ParentTree"].get_object())
    places = {page.indirect_reference.idnum: n for n, page in enumerate(document.pages) if page.indirect_reference}
    reading = _Reading(pages, places, owners, [page.get("/StructParents") for page in document.pages])
    top = reading.node(structure["/K"], structure.indirect_reference)
    assert top.kind == "Document"
    reading.check_all_read()
    _check_annotations(document, reading)
    _check_headings(top)
    for table in top.all("Table"):
        _check_regular(table)
    return Tagged(top, pages)


def _check_metadata(document: PdfReader) -> None:
    metadata: Any = document.root_object["/Metadata"]
    written = metadata.get_data().decode()
    title = document.metadata.title if document.metadata else None
    assert "<pdfuaid:part>1</pdfuaid:part>" in written
    found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", written, re.DOTALL)
    assert found is not None
    unescaped = found[1]
    for written_as, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
        unescaped = unescaped.replace(written_as, letter)
    assert unescaped == (title or "")


# Pages


def _page(page: Any, document: PdfReader) -> Page:
    """Each text and each line stands in exactly one mark; marks, texts and states are closed where they were opened."""
    assert page["/Tabs"] == "/S"
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    walk = _Walk(fonts)
    for operands, operator in ContentStream(page.get_contents(), document).operations:
        walk.step(operands, operator)
    assert not walk.open_now
    return walk.found


@dataclass
class _Walk:
    """The operators of one page, one after the other."""

    fonts: dict[str, dict[int, str]]
    font: dict[int, str] = field(default_factory=dict)
    open_now: list[tuple[bytes, int | None]] = field(default_factory=list)  # the innermost last: marks, BT, q
    found: Page = field(default_factory=Page)

    def step(self, operands: Any, operator: bytes) -> None:
        if operator in _CLOSED_BY:
            self.open_now.append((_CLOSED_BY[operator], None if operator in {b"BT", b"q"} else self._mark(operands)))
        elif operator in _CLOSED_BY.values():
            assert self.open_now.pop()[0] == operator, "closed what was not open"
        elif operator == b"Tf":
            self.font = self.fonts[operands[0]]
        elif operator in _SHOWS:
            self._write(_decoded(operands[-1], self.font), self._owner())
        elif operator in _PAINTS:
            self._owner()
        elif operator in {b"T*", b"Td"} and self._marks():
            self._write(" ", self._marks()[0])

    def _mark(self, operands: Any) -> int | None:
        assert not self._marks(), "a mark within a mark"
        properties = operands[1] if len(operands) > 1 else {}
        if operands[0] == "/Artifact":
            assert "/MCID" not in properties
            return None
        number = int(properties["/MCID"])
        assert number not in self.found.marked, "a number given twice"
        self.found.marked[number] = ""
        return number

    def _marks(self) -> list[int | None]:
        return [owner for closed, owner in self.open_now if closed == b"EMC"]

    def _owner(self) -> int | None:
        (owner,) = self._marks()  # nothing outside of every mark
        return owner

    def _write(self, words: str, owner: int | None) -> None:
        if owner is None:
            self.found.decoration.append(words)
        else:
            self.found.marked[owner] += words


def _letters(font: DictionaryObject) -> dict[int, str]:
    """What each code of a font stands for."""
    if str(font["/Subtype"]) == "/Type1":  # a face of every reader, which stands in for one that is missing
        assert str(font["/Encoding"]) == "/WinAnsiEncoding"
        return {code: bytes([code]).decode("cp1252", "replace") for code in range(256)}
    stream: Any = font["/ToUnicode"]
    letters: dict[int, str] = {}
    written = stream.get_data().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", written, re.DOTALL):
        letters |= {int(code, 16): _utf16(letter) for code, letter in _PAIR.findall(block)}
    assert "beginbfrange" not in written
    return letters


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def _decoded(shown: Any, font: dict[int, str]) -> str:
    if isinstance(shown, ArrayObject):
        return "".join(_decoded(each, font) for each in shown if not isinstance(each, (int, float)))
    codes: bytes = getattr(shown, "original_bytes", None) or bytes(shown)
    return "".join(font[code] for code in codes)


# The tree


def _owners(tree: Any) -> dict[int, Any]:
    """The parent tree: each key with its node, or its list of nodes."""
    numbers = tree["/Nums"]
    keys = [int(key) for key in numbers[::2]]
    assert keys == sorted(set(keys))
    return dict(zip(keys, (value.get_object() for value in numbers[1::2]), strict=True))


@dataclass
class _Reading:
    pages: list[Page]
    places: dict[int, int]  # object number of each page
    owners: dict[int, Any]
    keys: list[Any]
    read: set[tuple[int, int]] = field(default_factory=set)
    annotations: dict[int, Node] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)

    def node(self, reference: Any, parent: Any) -> Node:
        raw = reference.get_object()
        assert raw.raw_get("/P") == parent
        made = Node(str(raw["/S"])[1:], raw)
        kids = raw.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [raw.raw_get("/K")]:
            self._take(made, kid, raw)
        self._check(made)
        return made

    def _take(self, made: Node, kid: Any, raw: DictionaryObject) -> None:
        known = kid.get_object()
        if isinstance(known, int):
            made.letters.append(self._marked(raw.raw_get("/Pg"), int(known), raw))
            made.parts.append(made.letters[-1])
        elif known.get("/Type") == "/MCR":
            made.letters.append(self._marked(known.raw_get("/Pg"), int(known["/MCID"]), raw))
            made.parts.append(made.letters[-1])
        elif known.get("/Type") == "/OBJR":
            annotation = known["/Obj"].get_object()
            number = known.raw_get("/Obj").idnum
            assert number not in self.annotations
            assert self.owners[int(annotation["/StructParent"])] == raw
            self.annotations[number] = made
            made.annotations.append(annotation)
        else:
            assert isinstance(kid, IndirectObject)
            below = self.node(kid, raw.indirect_reference)
            made.kids.append(below)
            made.parts.append(below)

    def _marked(self, page: Any, number: int, owner: DictionaryObject) -> str:
        place = self.places[page.idnum]
        assert (place, number) not in self.read, "marked content that is read twice"
        self.read.add((place, number))
        assert self.owners[int(self.keys[place])][number].get_object() == owner
        return self.pages[place].marked[number]

    def _check(self, made: Node) -> None:
        kinds = {kid.kind for kid in made.kids}
        if _HEADING.fullmatch(made.kind):
            assert kinds <= {"Link", "Span"}
        elif made.kind in _GROUPS:
            assert all(kind in _BLOCKS or _HEADING.fullmatch(kind) for kind in kinds), (made.kind, kinds)
        else:
            assert kinds <= _KIDS[made.kind], (made.kind, kinds)
        if made.kind in {"LI", "L", "Table", "TR", "TOC", "TOCI", "Reference", "Document", "Note"}:
            assert not made.letters
        if made.kind == "LI":
            assert [kid.kind for kid in made.kids] in (["Lbl", "LBody"], ["LBody"])
        if made.kind == "Note":
            assert [kid.kind for kid in made.kids[:2]] == ["Lbl", "P"]
            assert str(made.raw["/ID"]) not in self.noted, "two notes under one name"
            self.noted.add(str(made.raw["/ID"]))
        if made.kind == "Figure":
            assert str(made.raw["/Alt"]).strip()
        if made.kind == "Link":
            assert made.annotations, "a link without its annotation"
            assert made.text, "a link without words"
        if made.kind == "TH":
            assert made.raw["/A"]["/Scope"] in {"/Column", "/Row", "/Both"}  # type: ignore[index]
        if made.kind in {"P", "LBody", "Caption", "BlockQuote"} or _HEADING.fullmatch(made.kind):
            assert made.parts, f"an empty {made.kind}"

    def check_all_read(self) -> None:
        shown = {(place, number) for place, page in enumerate(self.pages) for number in page.marked}
        assert self.read == shown
        for place, key in enumerate(self.keys):
            assert len(self.owners[int(key)]) == len(self.pages[place].marked)


def _check_annotations(document: PdfReader, reading: _Reading) -> None:
    """Every link of every page is in the tree, and says where it leads."""
    shown: set[int] = set()
    for page in document.pages:
        for reference in page.get("/Annots", ArrayObject()):
            annotation = reference.get_object()
            assert annotation["/Subtype"] == "/Link"
            assert str(annotation["/Contents"]).strip()
            shown.add(reference.idnum)
    assert shown == set(reading.annotations)
    assert {node.kind for node in reading.annotations.values()} <= {"Link"}


def _check_headings(top: Node) -> None:
    """The first one is of the first level, and none is more than one level below the one before it."""
    before = 0
    for node in top.all():
        if level := _HEADING.fullmatch(node.kind):
            assert int(level[1]) <= before + 1
            assert node.text, "an empty heading"
            before = int(level[1])


def _check_regular(table: Node) -> None:
    """Every row fills the same columns, cells over several of them included, and none is filled twice."""
    rows = [kid for kid in table.kids if kid.kind == "TR"]
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row.kids:
            while (number, column) in taken:
                column += 1
            look: Any = cell.raw.get("/A", {})
            wide, high = int(look.get("/ColSpan", 1)), int(look.get("/RowSpan", 1))
            new = {(number + down, column + right) for down in range(high) for right in range(wide)}
            assert not new & taken
            taken |= new
    columns = max(column for _row, column in taken) + 1
    assert taken == {(row, column) for row in range(len(rows)) for column in range(columns)}
