"""Formatted text (text format v1) as flowables of the page."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import Literal

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from csxl_desktop.documents import beside, flowables, notices, pictures
from csxl_desktop.documents.beside import Beside
from csxl_desktop.documents.flowables import Piece
from csxl_desktop.documents.foot_notes import Note
from csxl_desktop.documents.links import link_rows
from csxl_desktop.documents.list_ends import kept
from csxl_desktop.documents.numbering import FIGURE, TABLE, Numbering
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.shared import Link, Picture
from csxl_desktop.domain.rich_text import Block, LiveField, Mark, RichText, Run, Span, block_runs, qr_links, runs_plain
from csxl_desktop.i18n import _

Attachments = Callable[[str], bytes | None]

_ALIGNMENTS: dict[str, Literal[1, 2, 4]] = {"center": 1, "right": 2, "justify": 4}
_HEADINGS = {1: "heading", 2: "subheading"}
_BULLETS = ("•", "–", "▪", "·")
QUOTED = "-quote"  # ends the name of the style of a list that is quoted
_LONGEST = flowables.LONGEST_PARAGRAPH
_ROOM_OF_TABLE = 70  # points that follow its caption on the same page


def flow(
    rich: RichText,
    theme: Theme,
    attachments: Attachments | None = None,
    *,
    style: str = "body",
    numbering: Numbering | None = None,
) -> list[Flowable]:
    """The blocks of `rich` as flowables; `attachments` gives the bytes of a picture by its reference.

    A live field that nobody filled is printed as `{name}`, a picture that nobody has as a line that says so.
    Texts of one document share their `numbering`: its footnotes are counted through.
    """
    return kept(_Flow(rich, theme, attachments, style, numbering or Numbering()))


def pieces(
    runs: Iterable[Run], notes: Mapping[str, Note] | None = None, numbering: Numbering | None = None
) -> list[Piece]:
    """The runs of a paragraph; `notes` are the footnotes that it may call, `numbering` says what references do."""
    through = numbering or Numbering()
    return [piece for run in runs if (piece := _piece(run, notes or {}, through)) is not None]


def _piece(run: Run, notes: Mapping[str, Note], numbering: Numbering) -> Piece | None:
    match run:
        case Span():
            return _marked(run.text, run.marks, run.url)
        case LiveField():
            return _marked(f"{{{run.name}}}", run.marks)
        case Mark(kind="note") if run.target in notes:
            note = notes[run.target]
            if not numbering.at_foot:
                return Piece(str(note.number), superscript=True)
            return Piece(str(note.number), superscript=True, url=f"#{note.key}", note=note)
        case Mark(kind="ref"):
            return numbering.told(run.target)
        case _:
            return None


def _marked(letters: str, marks: str, url: str = "") -> Piece:
    return Piece(
        letters,
        bold="b" in marks,
        italic="i" in marks,
        underline="u" in marks,
        strike="s" in marks,
        superscript="^" in marks,
        url=url,
    )


class _Flow:
    """One text on its way to the page: list numbers and footnotes are counted here."""

    def __init__(
        self, rich: RichText, theme: Theme, attachments: Attachments | None, style: str, numbering: Numbering
    ) -> None:
        self._rich, self._theme, self._attachments, self._style = rich, theme, attachments, style
        self._counters: dict[int, int] = {}
        self._in_list = False
        self._numbering = numbering
        self._codes = set(qr_links(rich.extra))  # not printed yet
        marks = {mark.target: mark for mark in rich.notes()}
        numbers = numbering.notes(marks)
        self._notes = {name: self._note(numbers[name], mark.note) for name, mark in marks.items()}

    def __iter__(self) -> Iterator[Flowable]:
        for is_quote, group in groupby(self._rich.blocks, key=lambda block: block.kind == "quote"):
            if is_quote:
                self._counters.clear()
                yield self._quote(list(group))
            else:
                waiting = deque(group)
                while waiting:
                    yield from self._next(waiting)
        if self._in_list and self._style == "body":
            yield self._after_list()
        yield from self._footnotes()

    def _next(self, waiting: deque[Block]) -> Iterator[Flowable]:
        block = waiting.popleft()
        if block.kind == "image" and block.beside and self._style == "body":
            yield from self._beside(block, waiting)
        else:
            yield from self._block(block)
            yield from self._qr_codes(block)

    def _beside(self, block: Block, waiting: deque[Block]) -> Iterator[Flowable]:
        """A picture with as many of the next paragraphs as it is high on its left."""
        theme, part = self._theme, min(max(block.width, 0.2), beside.MOST_ACROSS)
        size = (theme.text_width * part, theme.page_size[1] * beside.MOST_HIGH)
        shown = [*self._image(block, *size), *self._numbering.anchors(block.id)]
        room = beside.high(shown, size[0])
        words: list[Flowable] = []
        while waiting and self._runs_beside(waiting[0]) and beside.high(words, theme.text_width - size[0]) < room:
            words += self._block(waiting.popleft())
        yield from [Beside(words, shown, part, theme)] if words else shown

    def _runs_beside(self, block: Block) -> bool:
        """Whether it may stand on the left of a picture: codes are as wide as the text."""
        return block.kind in {"p", "li"} and not any(
            isinstance(run, Span) and run.url in self._codes for run in block.runs
        )

    def _block(self, block: Block) -> Iterator[Flowable]:
        if block.kind == "li":
            self._in_list = True
        else:
            self._counters.clear()
            if self._in_list:
                yield self._after_list()
            self._in_list = False
        match block.kind:
            case "h":
                style = self._theme.style(_HEADINGS.get(block.level, "subheading"))
                title = flowables.rich(self._pieces(block.runs), style)
                room, *rest = flowables.titled(title)
                yield from (room, *self._numbering.anchors(block.id), *rest)
            case "li":
                yield self._list_line(block)
            case "table":
                yield from self._table(block)
            case "image":
                part = min(max(block.width, 0.1), 1.0)
                size = (self._theme.text_width * part, self._theme.page_size[1] * 0.5)
                yield from self._image(block, *size)
                yield from self._numbering.anchors(block.id)  # behind it: nothing comes between it and its page
            case "pagebreak":
                yield PageBreak()
            case _:
                yield from self._paragraphs(block)

    def _paragraphs(self, block: Block) -> Iterator[Flowable]:
        plain = runs_plain(block.runs)
        style = _aligned(self._theme.style(self._style), block.align)
        if len(plain) > _LONGEST:
            yield from flowables.texts(plain, style)
            return
        said = self._pieces(block.runs)
        if any(piece.text.strip() for piece in said):
            yield flowables.rich(said, style)

    def _after_list(self) -> Flowable:
        return flowables.gap(0.33 * self._theme.leading)

    def _list_line(self, block: Block) -> Flowable:
        level = min(max(block.level, 0), 3)
        for deeper in [known for known in self._counters if known > level]:
            del self._counters[deeper]
        bullet = _BULLETS[level]
        if block.list_kind == "number":
            self._counters[level] = self._counters.get(level, 0) + 1
            bullet = f"{self._counters[level]}."
        else:
            self._counters.pop(level, None)
        style = _aligned(self._list_style(level), block.align)
        return flowables.rich(self._pieces(block.runs), style, bullet=bullet)

    def _list_style(self, level: int) -> ParagraphStyle:
        """That of a list, in the letters of a quotation where it is quoted."""
        style = self._theme.style(f"list-{level}")
        if self._style != "quote":
            return style
        said = self._theme.style("quote")
        return ParagraphStyle(
            f"{style.name}{QUOTED}",
            parent=style,
            fontName=said.fontName,
            fontSize=said.fontSize,
            leading=said.leading,
            alignment=said.alignment,
            textColor=said.textColor,
            bulletFontSize=said.fontSize,
            bulletColor=said.textColor,
        )

    def _quote(self, blocks: list[Block]) -> Flowable:
        style = self._theme.style("quote")
        return flowables.pull_quote([flowables.rich(self._pieces(block.runs), style) for block in blocks], self._theme)

    def _table(self, block: Block) -> Iterator[Flowable]:
        width = max((len(row) for row in block.rows), default=0)
        if not width:
            return
        style = self._theme.style("cell")
        rows = [[*row, *([()] * (width - len(row)))] for row in block.rows]
        header = [runs_plain(cell) for cell in rows[0]] if block.header else []
        body = [
            [flowables.rich(self._pieces(cell), style) for cell in row] for row in (rows[1:] if block.header else rows)
        ]
        widths = _column_widths(rows, self._theme.text_width)
        if header or body:
            yield from self._above_table(block)
            yield flowables.table(header, body, widths, self._theme)

    def _above_table(self, block: Block) -> Iterator[Flowable]:
        """Its caption, and where references to it lead."""
        anchors = self._numbering.anchors(block.id)
        caption = self._numbering.caption(TABLE, block.caption, block.id)
        if anchors or caption:
            yield CondPageBreak(_ROOM_OF_TABLE)
        yield from anchors
        if caption:
            yield flowables.rich(caption, self._theme.style("table-caption"))

    def _image(self, block: Block, width: float, height: float) -> Iterator[Flowable]:
        data = self._attachments(block.attachment) if self._attachments else None
        caption = block.caption
        if data is None:
            missing = _("Picture not found: {caption}").format(caption=caption or block.alt or block.attachment)
            notices.tell(missing)
            yield flowables.text(missing, self._theme.style("caption"))
            return
        yield from pictures.captioned(
            Picture(data, caption, block.alt),
            self._theme,
            width=width,
            height=height,
            captions=lambda words: self._numbering.caption(FIGURE, words, block.id),
        )

    def _qr_codes(self, block: Block) -> Iterator[Flowable]:
        """Of the links of a block that are printed for those who read on paper, each once."""
        found = [
            Link(run.text, run.url) for run in block_runs(block) if isinstance(run, Span) and run.url in self._codes
        ]
        self._codes -= {link.url for link in found}
        if found:
            yield from link_rows(list({link.url: link for link in reversed(found)}.values())[::-1], self._theme)
            yield flowables.gap(6)

    def _footnotes(self) -> Iterator[Flowable]:
        """Below the text, where they do not stand at the foot of the page."""
        if not self._notes or self._numbering.at_foot:
            return
        yield flowables.gap(4)
        for note in self._notes.values():
            said = [Piece(f"{note.number} ", superscript=True), *note.pieces]
            yield flowables.rich(said, self._theme.style("secondary"))

    def _note(self, number: int, runs: Iterable[Run]) -> Note:
        said = pieces(runs, numbering=self._numbering)
        if not any(piece.text.strip() for piece in said):
            said = [Piece(_("[footnote to complete]"))]
        return Note(number, said, self._theme)

    def _pieces(self, runs: Iterable[Run]) -> list[Piece]:
        return pieces(runs, self._notes, self._numbering)


def _aligned(style: ParagraphStyle, align: str) -> ParagraphStyle:
    if align not in _ALIGNMENTS:
        return style
    return ParagraphStyle(f"{style.name}-{align}", parent=style, alignment=_ALIGNMENTS[align])


def _column_widths(rows: list[list[tuple[Run, ...]]], room: float) -> list[float]:
    """Widths in points by the longest cell of each column, none below a third of an even share."""
    longest = [max(min(len(runs_plain(cell)), 60) for cell in column) + 3 for column in zip(*rows, strict=True)]
    least = room / len(longest) / 3
    spare = room - least * len(longest)
    return [least + spare * length / sum(longest) for length in longest]
