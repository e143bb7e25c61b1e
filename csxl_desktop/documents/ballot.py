"""The ballot: who stands, by sector, a box before each name, one, two or four to the page."""

from collections.abc import Iterator
from contextlib import nullcontext

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepInFrame

from csxl_desktop.documents import rich_text
from csxl_desktop.documents.blanks import ticked_line
from csxl_desktop.documents.both import lines, said
from csxl_desktop.documents.fitting import BareSheets
from csxl_desktop.documents.flowables import Piece, gap, label, rich, text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.ballot import Ballot, BallotCandidate
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date
from csxl_desktop.i18n.numbers import in_words

# How many stand beside and below each other on the page, and the largest size of a name in points.
_GRID = {1: (1, 1, 22.0), 2: (1, 2, 15.0), 4: (2, 2, 12.0)}
_SMALLEST, _STEP = 8.0, 1.0
_PADDING = 16 * mm


def render(content: Ballot, theme: Theme) -> bytes:
    """One page of ballots as a PDF, to be printed as often as needed and cut."""
    with speaking(content.language):
        across, down, size = _GRID[content.per_page]
        pages = BareSheets.of(theme, said(lambda: _("Ballot"), content.beside), content.office.name)
        width, height = theme.page_size[0] / across, theme.page_size[1] / down
        padding = _PADDING if content.per_page == 1 else _PADDING * 0.75
        for place in range(content.per_page):
            row, column = divmod(place, across)
            room = width - 2 * padding, height - 2 * padding
            ballot = _fitted(content, theme, room, size)
            _wide, tall = ballot.wrapOn(pages.canvas, *room)
            top = theme.page_size[1] - row * height - padding
            # The same ballot as often as the paper holds it: it is said once.
            with pages.canvas.decoration() if place else nullcontext():
                ballot.drawOn(pages.canvas, column * width + padding, top - tall)
        _cut_lines(pages.canvas, theme, across, down)
        return pages.bytes()


def _fitted(content: Ballot, theme: Theme, room: tuple[float, float], size: float) -> KeepInFrame:
    """The largest letters with which everybody stands in the room; made smaller still where nothing else helps."""
    while True:
        body = list(_story(content, theme, room[0], size))
        tall = sum(part.wrap(room[0], 1e6)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in body)
        if tall <= room[1] or size <= _SMALLEST:
            return KeepInFrame(*room, body, mode="shrink", hAlign="LEFT", vAlign="TOP")
        size -= _STEP


def _story(content: Ballot, theme: Theme, width: float, size: float) -> Iterator[Flowable]:
    small = theme.style("secondary").clone(
        "ballot-small", fontSize=max(size * 0.62, 8), leading=max(size * 0.62, 8) * 1.3
    )
    title = theme.style("title").clone("ballot-title", fontSize=size * 1.45, leading=size * 1.75, spaceAfter=2)
    part = max(size * 0.6, 7.5)
    sector_style = theme.style("label").clone("ballot-sector", fontSize=part, leading=part * 1.3)
    lighter = title.clone("ballot-title-beside", fontSize=size, leading=size * 1.3)
    yield label(_head(content), theme)
    yield from lines(lambda: _("Election of the steering committee"), title, content.beside, lighter=lighter)
    if content.meeting_on is not None:
        yield from lines(lambda: _day(content), small, content.beside, lighter=small)
    yield gap(size * 0.5)
    if content.seats:
        yield from _rule(content, theme.style("body").clone("ballot-rule", fontSize=size, leading=size * 1.3))
    if content.instructions:
        yield from rich_text.flow(content.instructions, theme, style="small")
    if content.instructions_beside:
        with speaking(content.beside):
            beside = rich_text.flow(content.instructions_beside, theme, style="small")
        yield from beside
    for sector in content.sectors:
        if sector.name:
            yield gap(size * 0.45)
            names = dict.fromkeys(filter(None, (sector.name, sector.beside)))
            yield text(" – ".join(names).upper(), sector_style)
        for candidate in sector.candidates:
            yield ticked_line(_named(candidate, theme, size), width, theme, side=size * 1.15, before=size * 0.2)


def _head(content: Ballot) -> str:
    head = _("{office} · Ballot").format(office=content.office.name)
    if not content.beside:
        return head
    with speaking(content.beside):
        return f"{head} – {_('Ballot')}"


def _day(content: Ballot) -> str:
    return _("Assembly of {date}").format(date=long_date(content.meeting_on)) if content.meeting_on else ""


def _rule(content: Ballot, style: ParagraphStyle) -> Iterator[Flowable]:
    """How many names may be ticked: what counts most, as large in both languages."""

    def rule(style: ParagraphStyle) -> Flowable:
        words = ngettext("Tick at most {count} name ({words}).", "Tick at most {count} names ({words}).", content.seats)
        return rich([Piece(words.format(count=content.seats, words=in_words(content.seats)), bold=True)], style)

    if not content.beside:
        yield rule(style)
        return
    yield rule(style.clone("ballot-rule-above", spaceAfter=0))
    with speaking(content.beside):
        beside = rule(style)
    yield beside


def _named(candidate: BallotCandidate, theme: Theme, size: float) -> Flowable:
    style = theme.style("tight").clone("ballot-name", fontSize=size, leading=size * 1.2)
    pieces = [Piece(candidate.organisation, bold=True)]
    if candidate.person:
        pieces.append(Piece(f" – {candidate.person}"))
    return rich(pieces, style)


def _cut_lines(canvas: Canvas, theme: Theme, across: int, down: int) -> None:
    width, height = theme.page_size
    canvas.setStrokeColor(theme.secondary_ink)
    canvas.setLineWidth(0.5)
    canvas.setDash(3, 3)
    for row in range(1, down):
        canvas.line(0, height * row / down, width, height * row / down)
    for column in range(1, across):
        canvas.line(width * column / across, 0, width * column / across, height)
