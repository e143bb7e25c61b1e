"""Footnotes at the foot of the page that calls them: a frame that keeps room for those of what it takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self, cast

from reportlab.platypus import Flowable, Frame, KeepTogether
from reportlab.platypus.doctemplate import ActionFlowable

from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import LONGEST_PARAGRAPH, Piece, rich, texts
from csxl_desktop.documents.tagging.calls import notes_of
from csxl_desktop.documents.tagging.canvas import TaggedCanvas
from csxl_desktop.documents.tagging.paragraphs import TaggedParagraph
from csxl_desktop.documents.tagging.structure import Element
from csxl_desktop.documents.theme import Theme

_ABOVE, _BELOW, _RULE = 10.0, 5.0, 90.0  # points: over the rule, under it, its length
_MOST = 0.5  # of the page: higher notes go on at the foot of the next one
_ENDLESS = 1e6


class Note:
    """One footnote: its number, its `pieces`, and the paragraphs that it takes at the foot."""

    def __init__(self, number: int, pieces: Sequence[Piece], theme: Theme) -> None:
        self.number, self.pieces = number, tuple(pieces)
        self.key = f"note-{number}"
        self.call = f"call-{number}"  # where it is called first
        self.owner: Element | None = None  # the node of what calls it
        self._theme = theme
        self._node: Element | None = None
        self._paragraphs: list[NoteParagraph] = []

    def __deepcopy__(self, _known: object) -> Self:
        """ReportLab measures copies of what stays together: a note stays the same one."""
        return self

    def paragraphs(self) -> list["NoteParagraph"]:
        """Made when first wanted."""
        if not self._paragraphs:
            style = self._theme.style("note")
            plain = "".join(piece.text for piece in self.pieces)
            said = texts(plain, style) if len(plain) > LONGEST_PARAGRAPH else [rich(self.pieces, style)]
            for place, each in enumerate(cast("list[TaggedParagraph]", said)):
                made = NoteParagraph("", style, bulletText=None if place else str(self.number), frags=each.frags)
                made.language, made.pieces, made.note = each.language, each.pieces, self
                self._paragraphs.append(made)
        return self._paragraphs

    def node(self, canvas: TaggedCanvas) -> Element:
        """It is read behind what calls it."""
        if self._node is None:
            self._node = canvas.structure.note(self.owner or canvas.container, self.key)
        return self._node


class NoteParagraph(TaggedParagraph):
    """A paragraph of a note; its number leads back to the call."""

    note: Note
    _back: Element | None = None

    def split(self, avail_width: float, avail_height: float) -> list[Any]:
        parts = super().split(avail_width, avail_height)
        for part in parts:
            part.note = self.note
        return parts

    def draw(self) -> None:
        super().draw()
        if self._back is not None:
            canvas, note = cast("PageCanvas", self.canv), self.note
            canvas.bookmarkHorizontal(note.key, 0, self.height)
            canvas.open_link = self._back
            top, style = self.height, self.style
            canvas.linkRect(str(note.number), note.call, (0, top - style.leading, style.leftIndent, top))
            canvas.open_link = None

    def _new(self, canvas: TaggedCanvas) -> Element:
        node = self.note.node(canvas)
        if self.bulletText:
            self._back = self._label = canvas.structure.add("Link", canvas.structure.add("Lbl", node))
        return canvas.structure.add("P", node)


class NotesFrame(Frame):
    """The text of a page above its footnotes.

    What is taken must leave room for the notes that it calls, up to half the page; those beyond go on at the foot
    of the next page. Where nothing else helps (something as high as the page), they all do.
    """

    _carried: Sequence[TaggedParagraph] = ()  # from the page before
    _notes: Sequence[Note] = ()  # of this page
    _placed: frozenset[int] = frozenset()  # on this page and those before
    _y: float  # where the text ends; the others are what ReportLab knows of the frame
    _y1: float
    _y1p: float  # where it must end
    _x1: float
    _bottomPadding: float
    _aH: float
    _aW: float
    _atTop: int

    def _reset(self) -> None:
        super()._reset()  # type: ignore[misc]
        self._notes = ()
        self._lift()

    def _add(self, flowable: Any, canv: Any, trySplit: int = 0) -> Any:  # noqa: N803 - ReportLab's name
        coming, usual = self._coming(flowable), self._y1p
        bottoms = [usual] if trySplit else [usual, self._base]  # what was split must stand here
        if coming:
            bottoms.insert(0, self._bottom([*self._notes, *coming]))
        for bottom in bottoms:
            self._y1p = bottom
            if super()._add(flowable, canv, trySplit):  # type: ignore[misc]
                self._take(canv)
                return 1
            if coming and trySplit:
                break
        self._y1p = usual
        return 0

    add: Any = _add

    def split(self, flowable: Any, canv: Any) -> list[Any]:
        coming, usual = self._coming(flowable), self._y1p
        try:
            parts = self._parted(flowable, canv, coming)
            if not parts and self._atTop and (coming or self._carried):
                self._y1p = self._base
                parts = super().split(flowable, canv) or [flowable]
            return parts
        finally:
            self._y1p = usual

    def _parted(self, flowable: Any, canv: Any, coming: Sequence[Note]) -> list[Any]:
        """As much as leaves room for the notes that it calls; what stays together needs room for all of them."""
        called = list(coming) if isinstance(flowable, KeepTogether) else []
        for _again in range(len(coming) + 1):
            self._y1p = self._bottom([*self._notes, *called])
            parts = super().split(flowable, canv)
            first = self._coming(parts[0]) if parts else []
            if all(note in called for note in first):
                return parts
            called = first
        return []

    def finish(self, canv: PageCanvas, _document: Any) -> None:
        """The foot of the page, as much of it as has room."""
        paragraphs = list(self._paragraphs(self._notes))
        if not paragraphs:
            return
        room = self._y - self._base - _ABOVE - _BELOW
        shown: list[TaggedParagraph] = []
        while paragraphs and room > 0:
            first = paragraphs[0]
            if (high := self._high(first)) <= room:
                shown.append(paragraphs.pop(0))
                room -= high
                continue
            parts = first.split(self._aW, room)
            if len(parts) > 1:
                parts[0].wrap(self._aW, _ENDLESS)
                shown.append(parts[0])
                paragraphs[:1] = parts[1:]
            break
        self._carried = paragraphs
        self._draw(canv, shown)

    def is_full(self) -> bool:
        """Whether the notes of this page need more room than is left on it."""
        return self._notes_high(self._notes) > self._y - self._base

    def _draw(self, canv: PageCanvas, shown: Sequence[TaggedParagraph]) -> None:
        if not shown:
            return
        y = self._base + sum(each.height + each.getSpaceAfter() for each in shown)
        canv.saveState()
        canv.setStrokeColor(shown[0].style.textColor)
        canv.setLineWidth(0.5)
        canv.line(self._x1, y + _BELOW, self._x1 + _RULE, y + _BELOW)
        canv.restoreState()
        for each in shown:
            y -= each.height
            each.drawOn(canv, self._x1, y)
            y -= each.getSpaceAfter()

    def _coming(self, flowable: Any) -> list[Note]:
        """The notes of `flowable` that stand at no foot yet, each once."""
        found = (note for note in notes_of(flowable) if note.number not in self._placed)
        return list({note.number: note for note in found}.values())

    def _take(self, canv: PageCanvas) -> None:
        """What was just drawn says which notes it called."""
        if not canv.called:
            return
        new = {note.number: note for note in canv.called if note.number not in self._placed}
        canv.called.clear()
        self._placed |= new.keys()
        self._notes = [*self._notes, *new.values()]
        self._lift()

    def _lift(self) -> None:
        self._y1p = min(self._bottom(self._notes), max(self._y, self._base))

    @property
    def _base(self) -> float:
        return float(self._y1 + self._bottomPadding)

    def _bottom(self, notes: Sequence[Note]) -> float:
        """Where the text ends above these notes."""
        return self._base + min(self._notes_high(notes), _MOST * self._aH)

    def _notes_high(self, notes: Sequence[Note]) -> float:
        high = sum(self._high(each) for each in self._paragraphs(notes))
        return high + _ABOVE + _BELOW if high else 0

    def _paragraphs(self, notes: Iterable[Note]) -> Iterator[TaggedParagraph]:
        yield from self._carried
        for note in notes:
            yield from note.paragraphs()

    def _high(self, paragraph: TaggedParagraph) -> float:
        if not hasattr(paragraph, "blPara"):
            paragraph.wrap(self._aW, _ENDLESS)
        return float(paragraph.height + paragraph.getSpaceAfter())


class Rest(ActionFlowable):  # type: ignore[misc, unused-ignore]
    """At the end of a story: pages for the notes that have no room on the last one."""

    def apply(self, document: Any) -> None:
        while document.frame.is_full():
            document._curPageFlowableCount += 1  # noqa: SLF001 - a page of notes is none that is empty
            document.handle_pageBreak()
            document.clean_hanging()  # which begins the next page


def last_notes() -> list[Flowable]:
    """What ends a story with footnotes."""
    return [Rest()]
