"""Paragraphs that say what they are: a text, a heading, an item of a list, a caption."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph

from csxl_desktop.documents.tagging.canvas import TaggedCanvas
from csxl_desktop.documents.tagging.structure import HEADING, Element, Structure

TEXT, ITEM = "P", "LI"


class TaggedParagraph(Paragraph):
    """A paragraph of the kind that its style says (`role`); its parts on several pages are one node.

    `language` is that of its words, where they are not of the document's; `pieces` are the words as they were given;
    `notes` the footnotes that it calls.
    """

    language = ""
    pieces: Sequence[Any] = ()
    notes: Sequence[Any] = ()
    bulletText: str | None
    blPara: Any  # the lines, as ReportLab broke them
    _shared: list[tuple[Structure, Element]] | None = None
    _node: Element | None = None
    _label: Element | None = None
    _wrapped: tuple[float, tuple[float, float]] | None = (
        None  # the width that its lines were broken for, and their size
    )

    def wrap(self, avail_width: float, avail_height: float) -> tuple[float, float]:
        """Break the lines, once for each width: tables, frames and what keeps together ask several times."""
        known = self._wrapped
        if known is None or known[0] != avail_width or "blPara" not in self.__dict__:  # a split takes the lines away
            self._wrapped = known = avail_width, super().wrap(avail_width, avail_height)
        return known[1]

    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        if len(parts) > 1:
            if self._shared is None:
                self._shared = []
            for part in cast("list[TaggedParagraph]", parts):
                part._shared, part.language = self._shared, self.language  # noqa: SLF001 - its own class
                part.notes = self.notes and self._notes_of(part)
        return parts

    def _notes_of(self, part: "TaggedParagraph") -> list[Any]:
        """The notes called in a part of it."""
        led_to = {url for frag in _single(part.frags) for _number, url in getattr(frag, "link", ())}
        return [note for note in self.notes if f"#{note.key}" in led_to]

    def draw(self) -> None:
        canvas = cast("TaggedCanvas", self.canv)
        if canvas.decorating:
            super().draw()
            return
        self._node = None
        outer, canvas.leaf = canvas.leaf, self._owner
        self._wrapped = None  # drawing spaces the lines
        lines: Any = self.blPara
        _space_lines(lines)
        if lines.kind == 0 and getattr(lines, "link", None):  # one link from its first letter to its last
            self._node = canvas.open_link = canvas.structure.add("Link", self._made(canvas))
            super().draw()
            canvas.open_link = None
        else:
            super().draw()
        canvas.leaf = outer
        for note in self.notes:
            if note.owner is None:
                note.owner = self._node
                canvas.bookmarkHorizontal(note.call, 0, self.height)
            canvas.called.append(note)

    def _owner(self) -> Element:
        """The node of the letters drawn now: those of the bullet come first."""
        node = self._node
        if node is None:
            node = self._node = self._made(cast("TaggedCanvas", self.canv))
        label = self._label
        if label is not None:
            self._label = None
            return label
        return node

    def beginText(self, x: float, y: float) -> PDFTextObject:
        made = super().beginText(x, y)
        canvas = cast("TaggedCanvas", self.canv)
        if canvas.leaf is not None and self.blPara.kind == 1:  # several pieces, maybe links among them
            links: Any = _Links(canvas, made)
            made._linkRecord, made.links = links.record, links.found  # type: ignore[attr-defined]  # noqa: SLF001
        return made

    def role(self) -> str:
        """What this paragraph is: the kind of its node."""
        role = str(getattr(self.style, "role", TEXT))
        return ITEM if role == TEXT and self.bulletText else role

    def _made(self, canvas: TaggedCanvas) -> Element:
        shared = self._shared
        if shared:
            structure, node = shared[0]
            if structure is canvas.structure:
                return node
        node = self._new(canvas)
        if self.language and self.language != canvas.language:
            node.attributes += f"/Lang({self.language})"
        if shared is not None:
            shared[:] = [(canvas.structure, node)]
        return node

    def _new(self, canvas: TaggedCanvas) -> Element:
        style: Any = self.style
        role = self.role()
        structure, container = canvas.structure, canvas.container
        if role == TEXT:
            cell = canvas.cell
            if cell is not None:
                canvas.cell = None
                return cell
            return structure.add(TEXT, container)
        if role == ITEM:
            bullet = self.bulletText or ""
            item = structure.list_item(container, getattr(style, "depth", 0), bullet)
            if bullet:
                self._label = structure.add("Lbl", item)
            return structure.add("LBody", item)
        if role[0] == HEADING:
            return structure.heading(int(role[1:]), container)
        return structure.add(role, container)


def _single(frags: Any) -> Iterator[Any]:
    """The frags one by one; a word of several is a list: its width, then each of them with its letters."""
    for frag in frags:
        if isinstance(frag, list):
            yield from (each for each, _letters in frag[1:])
        else:
            yield frag


def _space_lines(lines: Any) -> None:
    """Let every line but the last end with a space, else its last word and the next one are read as one."""
    for line in lines.lines[:-1]:
        if lines.kind == 0:
            words = line[1]
            if words and not lines.us_lines and type(words[-1]) is str:  # not the first part of a long word
                words[-1] += " "
            continue
        last = line.words[-1] if line.words else None
        if last is not None and not getattr(last, "us_lines", True) and last.text[-1:] != " ":
            last.text += " "


class _Links:
    """Where the letters of each link stand among those of a paragraph."""

    __slots__ = ("_canvas", "_nodes", "_start", "_text", "found")

    def __init__(self, canvas: TaggedCanvas, text: Any) -> None:
        self._canvas, self._text = canvas, text
        self._nodes: dict[tuple[int, str], Element] = {}
        self._start = 0
        self.found: list[tuple[int, int, Element]] = []

    def record(self, link: tuple[int, str], what: str) -> None:
        """ReportLab says that a link began with the letters written last, or ended before the next ones."""
        code = self._text._code  # noqa: SLF001 - ReportLab tells it nowhere else
        if what == "end":
            self.found.append((self._start, len(code), self._nodes[link]))
            return
        node = self._nodes.setdefault(link, Element("Link", None))
        self._start = len(code) - 1
        self._canvas.expect_link(link[1], node)
