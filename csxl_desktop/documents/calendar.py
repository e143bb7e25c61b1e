"""The calendar of the year, landscape: a column for each month, a line for each day, on one page where it fits."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import cast

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, PageBreak

from csxl_desktop.documents import fonts
from csxl_desktop.documents.calendar_layout import BANDS, Cell, Column, Page, pages
from csxl_desktop.documents.canvas import PageCanvas
from csxl_desktop.documents.flowables import set_in, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import KIND_COLOURS, WHITE, Theme, mixed
from csxl_desktop.domain.content.year_calendar import CalendarLine, Paper, YearCalendar
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import month_name, weekday_name

_FRIDAY = 5
_SIZES = {Paper.A4: A4, Paper.A3: A3}


def render(content: YearCalendar, theme: Theme) -> bytes:
    """As few pages as keep every title, in its own language."""
    theme = replace(theme, page_size=landscape(_SIZES[content.paper]), margin=10 * mm)
    with speaking(content.language):
        title = _("Calendar {year}").format(year=content.year)
        caption = theme.style("caption")
        content = replace(
            content, lines=tuple(replace(line, text=set_in(line.text, caption)) for line in content.lines)
        )
        below: list[Flowable] = [text(line, caption) for line in _below(content)]
        story = [
            *title_block("", title, content.office.name, theme, logo(content.office, theme)),
            YearGrid(content, theme, below),
            *below,
        ]
        return build(story, theme=theme, title=title, author=content.office.name, numbered=False)


def _below(content: YearCalendar) -> Iterator[str]:
    kinds = [f"{kind.badge} {kind.name}" for kind in content.kinds]
    if content.leaves:
        kinds.append(_("bands on the right of a day: school holidays, French-speaking, then Dutch-speaking"))
    if kinds:
        yield " · ".join(kinds)
    if content.undated:
        yield _("Without a day: {meetings}").format(meetings=" · ".join(content.undated))


class YearGrid(Flowable):
    """The days of the year on one page above what stands `below`, else split into a page for some months each."""

    def __init__(self, content: YearCalendar, theme: Theme, below: list[Flowable]) -> None:
        super().__init__()
        self._content, self._theme, self._below = content, theme, below
        self._pages: list[Page] = []
        self._kept = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        heights = (each.wrap(width, height)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in self._below)
        self._kept = sum(heights) + 2
        self.width, self.height = width, height - self._kept
        self._pages = pages(self._content, self.width, self.height, self._theme.typeface.titles)
        return self.width, self.height if len(self._pages) == 1 else height + 1

    def split(self, _width: float, _height: float) -> list[Flowable]:
        parts: list[Flowable] = []
        for place, page in enumerate(self._pages, start=1):
            parts += [_Grid(page, self._content, self._theme, self.height, self._kept, place), PageBreak()]
        return parts[:-1]

    def draw(self) -> None:
        _Grid(self._pages[0], self._content, self._theme, self.height, self._kept).drawOn(self.canv, 0, 0)


class _Grid(Flowable):
    """The months of one page laid out for `height`; `kept` is for what stands below.

    Behind the first page each month names its year, and the days take the room that the title leaves there.
    """

    def __init__(
        self, page: Page, content: YearCalendar, theme: Theme, height: float, kept: float, place: int = 1
    ) -> None:
        super().__init__()
        self._page, self._content, self._theme, self._place = page, content, theme, place
        self._faces = theme.typeface.titles
        self._closed = dict(content.closed)
        self._kept, self._stretch, self.height = kept, 1.0, height

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._place > 1:
            self._stretch = (height - self._kept - self._page.head) / (self.height - self._page.head) * self._stretch
            self.height = height - self._kept
        self.width = width
        return width, self.height

    def draw(self) -> None:
        for place, column in enumerate(self._page.columns):
            self._column(column, place * self._page.wide)

    def _column(self, column: Column, x: float) -> None:
        page, name = self._page, month_name(column.month).capitalize()
        if self._place > 1:
            name = f"{name} {self._content.year}"
        y = self.height - page.head
        canvas = cast("PageCanvas", self.canv)
        with canvas.letters(canvas.structure.heading(2, canvas.container)):
            self._write(
                name, x + 2, y + page.size * 0.6, page.size * 1.35, self._faces.semibold, self._theme.ink_colour
            )
        for cell in column.cells:
            high = cell.height * self._stretch
            y -= high
            self._day(cell, x, y, high)

    def _day(self, cell: Cell, x: float, y: float, high: float) -> None:
        theme, page, day, wide = self._theme, self._page, cell.day, self._page.wide - 2
        ground = mixed(theme.hairline_colour, HexColor(WHITE), 0.6) if self._is_rest(day) else None
        if cell.ground is not None:
            ground = mixed(_colour(cell.ground), HexColor(WHITE), 0.16)
        if ground is not None:
            self._fill(ground, x, y, wide, high)
        self._rule(x, y, wide)
        for place, community in enumerate(BANDS):
            leaves = (each for each in self._content.leaves if each.community == community)
            if any(each.first_on <= day <= each.last_on for each in leaves):
                left = x + wide - page.band * (len(BANDS) - place)
                ink = theme.accent_ink if place == 0 else theme.secondary_ink
                self._fill(ink, left, y, page.band * 0.8, high)
        spare = high - page.leading * max(1, len(cell.told))
        baseline = y + high - min(spare / 2, page.size * 0.7) - page.size * 0.9
        # A day with nothing on it is there to be seen only.
        canvas, label = cast("PageCanvas", self.canv), f"{weekday_name(day)[0].upper()} {day.day}"
        item = canvas.structure.list_item(canvas.container, 0, str(day.day)) if cell.told else None
        with canvas.letters(canvas.structure.add("Lbl", item)) if item is not None else canvas.decoration():
            self._write(label, x + 1.5, baseline, page.size, self._faces.semibold)
        if item is not None:
            with canvas.letters(canvas.structure.add("LBody", item)):
                self._told(cell, x, baseline)

    def _told(self, cell: Cell, x: float, baseline: float) -> None:
        theme, page = self._theme, self._page
        for told in cell.told:
            face = self._faces.face(bold=told.meeting is not None)
            colour = theme.ink_colour if told.meeting is None else _colour(told.meeting)
            left = x + page.label + 2
            width = self._write(told.words, left, baseline, page.size, face, colour)
            if told.meeting is not None and told.meeting.struck:
                self._rule(left, baseline + page.size * 0.28, width, colour)
            baseline -= page.leading

    def _is_rest(self, day: date) -> bool:
        return day.isoweekday() > _FRIDAY or day in self._closed

    # Strokes.

    def _write(self, words: str, x: float, y: float, size: float, face: str, colour: Color | None = None) -> float:
        """The width that the words took."""
        self.canv.setFillColor(colour or self._theme.ink_colour)
        start = x
        for name, letters in fonts.runs(words, face):
            self.canv.setFont(name, size)
            self.canv.drawString(x, y, letters)
            x += stringWidth(letters, name, size)
        return x - start

    def _fill(self, colour: Color, x: float, y: float, wide: float, high: float) -> None:
        self.canv.setFillColor(colour)
        self.canv.rect(x, y, wide, high, stroke=0, fill=1)

    def _rule(self, x: float, y: float, wide: float, colour: Color | None = None) -> None:
        self.canv.setStrokeColor(colour or self._theme.hairline_colour)
        self.canv.setLineWidth(0.4)
        self.canv.line(x, y, x + wide, y)


def _colour(line: CalendarLine) -> Color:
    return HexColor(KIND_COLOURS.get(line.colour, KIND_COLOURS["grey"]))
