"""The calendar of the year on one landscape page: a column for each month, a line for each day."""

import calendar
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from csxl_desktop.documents import fonts
from csxl_desktop.documents.flowables import text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import KIND_COLOURS, WHITE, Theme, mixed
from csxl_desktop.domain.content.year_calendar import CalendarLeave, CalendarLine, Paper, YearCalendar
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import month_name, weekday_name

_DAYS, _MONTHS, _FRIDAY = 31, 12, 5
_SIZES = {Paper.A4: A4, Paper.A3: A3}
_BANDS = ("FR", "NL")
_LETTER, _BAND = 0.21, 0.035  # parts of a column: the day before its meetings, a band behind them


def render(content: YearCalendar, theme: Theme) -> bytes:
    """One page, in its own language."""
    theme = replace(theme, page_size=landscape(_SIZES[content.paper]), margin=10 * mm)
    with speaking(content.language):
        title = _("Calendar {year}").format(year=content.year)
        below: list[Flowable] = [text(line, theme.style("caption")) for line in _below(content)]
        story = [
            *title_block("", title, content.office.name, theme, logo(content.office, theme)),
            YearGrid(content, theme, below),
            *below,
        ]
        return build(story, theme=theme, title=title, author=content.office.name, numbered=False)


def _below(content: YearCalendar) -> Iterator[str]:
    kinds = [f"{kind.badge} {kind.name}" for kind in content.kinds]
    if content.leaves:
        kinds.append(_("bands on the right of a day: school leaves, French-speaking, then Dutch-speaking"))
    if kinds:
        yield " · ".join(kinds)
    if content.undated:
        yield _("Without a day: {meetings}").format(meetings=" · ".join(content.undated))


class YearGrid(Flowable):
    """The days of the year, as high as the page allows above what stands `below`."""

    def __init__(self, content: YearCalendar, theme: Theme, below: list[Flowable]) -> None:
        super().__init__()
        self._content, self._theme, self._below = content, theme, below
        self._closed = dict(content.closed)
        self._lines: dict[date, list[CalendarLine]] = {}
        for line in content.lines:
            self._lines.setdefault(line.on, []).append(line)
        self.width = self.height = 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        kept = sum(each.wrap(width, height)[1] + each.getSpaceBefore() + each.getSpaceAfter() for each in self._below)
        self.width, self.height = width, height - kept - 2
        return self.width, self.height

    def draw(self) -> None:
        for month in range(1, _MONTHS + 1):
            x = (month - 1) * self._wide
            name = month_name(month).capitalize()
            self._write(name, x + 2, self.height - self._high * 0.75, self._high * 0.62, fonts.SEMIBOLD, self._wide - 4)
            for number in range(1, calendar.monthrange(self._content.year, month)[1] + 1):
                self._day(date(self._content.year, month, number), x, self.height - (number + 1) * self._high)

    @property
    def _wide(self) -> float:
        return self.width / _MONTHS

    @property
    def _high(self) -> float:
        return self.height / (_DAYS + 1)

    def _day(self, day: date, x: float, y: float) -> None:
        theme, wide, high, lines = self._theme, self._wide - 2, self._high, self._lines.get(day, [])
        rest = mixed(theme.hairline_colour, HexColor(WHITE), 0.6)
        ground = rest if day.isoweekday() > _FRIDAY or day in self._closed else None
        if lines and not lines[0].struck:
            ground = mixed(_colour(lines[0]), HexColor(WHITE), 0.16)
        if ground is not None:
            self._fill(ground, x, y, wide, high)
        self._rule(x, y, wide)
        for place, community in enumerate(_BANDS):
            if any(each.community == community and each.first_on <= day <= each.last_on for each in self._leaves):
                left = x + wide * (1 - _BAND * (len(_BANDS) - place))
                self._fill(theme.accent_ink if place == 0 else theme.secondary_ink, left, y, wide * _BAND * 0.8, high)
        size = high * 0.42
        told = f"{weekday_name(day)[0].upper()} {day.day}"
        self._write(told, x + 1.5, y + high * 0.32, size, fonts.SEMIBOLD, wide * _LETTER)
        room = wide * (1 - _LETTER - _BAND * len(_BANDS)) - 2
        self._meetings(day, lines, x + wide * _LETTER + 1, y, room)

    @property
    def _leaves(self) -> tuple[CalendarLeave, ...]:
        return self._content.leaves

    def _meetings(self, day: date, lines: list[CalendarLine], x: float, y: float, room: float) -> None:
        high, size = self._high, self._high * 0.4
        if not lines:
            self._write(self._closed.get(day, ""), x, y + high * 0.32, size, fonts.REGULAR, room)
            return
        texts = [f"{line.badge} {line.text}" for line in lines]
        if len(lines) == 1:
            texts = _in_two(texts[0], size, room)
        texts = [texts[0], " · ".join(texts[1:])] if len(texts) > 1 else texts
        bottoms = (0.56, 0.12) if len(texts) > 1 else (0.32,)
        for place, (words, bottom) in enumerate(zip(texts, bottoms, strict=True)):
            line = lines[min(place, len(lines) - 1)]
            wide = self._write(words, x, y + high * bottom, size, fonts.SEMIBOLD, room, _colour(line))
            if line.struck:
                self._rule(x, y + high * bottom + size * 0.28, wide, _colour(line))

    # Strokes.

    def _write(
        self, words: str, x: float, y: float, size: float, face: str, room: float, colour: Color | None = None
    ) -> float:
        """The width that the words took; those that do not fit end in “…”."""
        self.canv.setFillColor(colour or self._theme.ink_colour)
        start = x
        for name, letters in fonts.runs(_shortened(words, face, size, room), face):
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


def _in_two(words: str, size: float, room: float) -> list[str]:
    """The words on one line, or on two where they are long."""
    if stringWidth(words, fonts.SEMIBOLD, size) <= room:
        return [words]
    first, *rest = words.split(" ")
    while rest and stringWidth(f"{first} {rest[0]}", fonts.SEMIBOLD, size) <= room:
        first = f"{first} {rest.pop(0)}"
    return [first, " ".join(rest)] if rest else [first]


def _shortened(words: str, face: str, size: float, room: float) -> str:
    if stringWidth(words, face, size) <= room:
        return words
    while words and stringWidth(words + "…", face, size) > room:
        words = words[:-1]
    return words.rstrip() + "…"
