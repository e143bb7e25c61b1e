"""The note on one subject: what was said, decided, made and counted, on one line of time; two pages at most."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from reportlab.platypus import Flowable, Table, TableStyle

from csxl_desktop.documents.flowables import Piece, breakable, gap, rich, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.rich_text import flow
from csxl_desktop.documents.tagging.tables import GroupTags
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.thread import ThreadLine, ThreadNote
from csxl_desktop.domain.rich_text import RichText
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date

MOST_PAGES = 2
_WHEN, _LINE, _MARK = 86.0, 1.0, 15.0
_LONGEST_TITLE, _LONGEST_TEXT, _LONGEST_QUESTION = 280, 220, 600  # letters in a note of two pages


def render(content: ThreadNote, theme: Theme) -> bytes:
    """The note as a PDF, in its own language: as many of the newest lines as hold."""
    with speaking(content.language):
        blocks = _most(len(content.text.blocks), lambda count: _pages(_cut(content, count, 0), theme))
        lines = _most(len(content.lines), lambda count: _pages(_cut(content, blocks, count), theme))
        return _laid_out(_cut(content, blocks, lines), len(content.lines) - lines, theme)[0]


def _most(total: int, pages: Callable[[int], int]) -> int:
    """The largest count that still holds on the pages allowed; a look at all of them first."""
    if pages(total) <= MOST_PAGES:
        return total
    low, high = 0, total
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if pages(middle) <= MOST_PAGES else (low, middle - 1)
    return low


def _cut(content: ThreadNote, blocks: int, lines: int) -> ThreadNote:
    """The first blocks of the text, the last lines of the years."""
    kept = content.lines[len(content.lines) - lines :]
    if kept and kept[0].within:  # what was said at a meeting whose line is gone says itself when
        kept = (replace(kept[0], within=False), *kept[1:])
    return replace(content, text=RichText(content.text.blocks[:blocks]), lines=kept)


def _pages(content: ThreadNote, theme: Theme) -> int:
    return _laid_out(content, len(content.lines), theme)[1]


def _laid_out(content: ThreadNote, left: int, theme: Theme) -> tuple[bytes, int]:
    """The pages, and how many there are."""
    numbers = [0]
    title = _first(content.title, _LONGEST_TITLE)
    pdf = build(
        list(_story(content, title, left, theme)),
        theme=theme,
        title=title,
        author=content.office.name,
        header_left=content.office.name,
        header_right=title,
        stamp=lambda _canvas, number: numbers.append(number),
    )
    return pdf, max(numbers)


def _story(content: ThreadNote, title: str, left: int, theme: Theme) -> Iterator[Flowable]:
    day = _("as of {day}").format(day=long_date(content.on, weekday=False))
    subtitle = " · ".join(part for part in (content.group, day) if part)
    yield from title_block(_("A subject followed"), title, subtitle, theme, logo(content.office, theme))
    if content.question:
        yield text(_first(content.question, _LONGEST_QUESTION), theme.style("lead"))
    yield from flow(content.text, theme)
    if not content.lines and not left:
        yield text(_("Nothing stands on this subject yet."), theme.style("body"))
    if left:
        words = ngettext(
            "and {count} other, earlier, told in the application",
            "and {count} others, earlier, told in the application",
            left,
        )
        yield text(words.format(count=left), theme.style("secondary-after"))
    for year, lines in groupby(content.lines, key=lambda line: line.year):
        yield _year(str(year) if year else _("Without a date"), list(lines), theme)


def _year(heading: str, lines: Sequence[ThreadLine], theme: Theme) -> Flowable:
    """The line of one year: its name, then each record beside its dot."""
    rows: list[list[object]] = [[text(heading, theme.style("subheading")), "", "", ""]]
    rows += [[_when(line, theme), "", _Dot(theme, within=line.within), _told(line, theme)] for line in lines]
    widths = [_WHEN, _LINE, _MARK, theme.text_width - _WHEN - _LINE - _MARK]
    tags: Any = GroupTags("Sect", headers=1)
    made = Table(rows, colWidths=widths, repeatRows=1, renderCB=tags, hAlign="LEFT")
    made.setStyle(
        TableStyle(
            [
                theme.grid_face,
                ("SPAN", (0, 0), (-1, 0)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (1, 1), (1, -1), theme.hairline_colour),  # under the dots: a rule would cross them
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (0, -1), 9),
                ("RIGHTPADDING", (1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 1.5),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
                ("NOSPLIT", (0, 0), (0, 1)),
            ]
        )
    )
    return made


class _Dot(Flowable):
    """On the line of time: full for what has its own day, open for what was said there."""

    def __init__(self, theme: Theme, *, within: bool) -> None:
        super().__init__()
        self._theme, self._within = theme, within

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 12.5

    def draw(self) -> None:
        radius = 2.0 if self._within else 3.2
        self.canv.setFillColor(self._theme.hairline_colour if self._within else self._theme.accent_ink)
        self.canv.setStrokeColor(self._theme.hairline_colour if self._within else self._theme.accent_ink)
        self.canv.circle(-_LINE / 2, 5.4, radius, stroke=1, fill=1)


def _when(line: ThreadLine, theme: Theme) -> Flowable:
    style = theme.style("cell-secondary").clone("thread-when", fontSize=8.5, leading=12.5, alignment=2)
    return gap(0) if line.within else text(line.when, style)


def _told(line: ThreadLine, theme: Theme) -> list[Flowable]:
    cell = theme.style("cell")
    small = theme.style("cell-secondary").clone("thread-small", fontSize=8.5, leading=11)
    named = line.kind in {"meeting", "note"}
    pieces = [] if named else [Piece(f"{line.kind_name} · ")]
    pieces.append(Piece(_first(line.title, _LONGEST_TITLE), bold=not line.within))
    told: list[Flowable] = [rich(tuple(pieces), cell)]
    beside = "" if line.within else line.beside
    told_of = (beside, line.state, _first(line.text, _LONGEST_TEXT), _first(line.note, _LONGEST_TEXT))
    below = [part for part in told_of if part]
    if below:
        told.append(text(" · ".join(below), small))
    return told


def _first(words: str, longest: int) -> str:
    """The beginning, cut between two words."""
    words = " ".join(breakable(words))
    if len(words) <= longest:
        return words
    cut = words.rfind(" ", 0, longest)
    return f"{words[: cut if cut > longest // 2 else longest].rstrip()}…"
