"""Badges of a meeting, ten on a page to be cut out, the organisation legible at three metres."""

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from csxl_desktop.documents.fitting import BareSheets, Block, Line
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.badges import Badge, Badges
from csxl_desktop.domain.content.meeting_facts import MeetingFacts
from csxl_desktop.i18n import _, speaking
from csxl_desktop.i18n.dates import date_range, fuzzy_date

WIDTH, HEIGHT = 90 * mm, 55 * mm  # the size of the holders that are sold
COLUMNS, ROWS = 2, 5
# Capitals of 5.5 mm: 6 minutes of arc at three metres, more than a good eye asks for.
LEGIBLE = 24.0
_LARGEST, _TIGHT, _CORNER_MARK = 30.0, 1.08, 3 * mm
_PERSON, _PERSON_BESIDE_A_LONG_NAME = 16.0, 13.0
_PADDING, _FOOT = 5 * mm, 8 * mm


def render(content: Badges, theme: Theme) -> bytes:
    """The badges as a PDF to be printed at 100 %."""
    with speaking(content.language):
        pages = BareSheets.of(theme, _("Badges"), content.office.name)
        about = _about(content)
        wanted: list[Badge | None] = [*content.badges, *[None] * content.blank]
        for number, badge in enumerate(wanted):
            position = number % (COLUMNS * ROWS)
            if number and not position:
                pages.canvas.showPage()
            row, column = divmod(position, COLUMNS)
            left = (theme.page_size[0] - COLUMNS * WIDTH) / 2 + column * WIDTH
            top = theme.page_size[1] - (theme.page_size[1] - ROWS * HEIGHT) / 2 - row * HEIGHT
            _frame(pages.canvas, left, top, about, theme)
            if badge is not None:
                _write(pages.canvas, badge, left, top, theme)
        return pages.bytes()


def organisation_block(organisation: str, short_name: str, width: float, height: float, theme: Theme) -> Block:
    """The organisation in large letters: its short name where the whole one cannot be read from afar."""
    style = theme.style("cell-bold").clone("badge", textColor=theme.accent_ink)
    whole = Block.fitted([Line(organisation, style, leading=_TIGHT)], width, height, largest=_LARGEST)
    if whole.size >= LEGIBLE or not short_name:
        return whole
    small = 10 / _LARGEST
    lines = [Line(short_name, style, leading=_TIGHT), Line(organisation, theme.style("cell-secondary"), small)]
    return max(whole, Block.fitted(lines, width, height, largest=_LARGEST), key=lambda block: block.size)


def _about(content: Badges) -> str:
    """What the band says: the meeting and its day, else the office."""
    if content.meeting is None:
        return content.office.name
    return " – ".join(part for part in (content.meeting.kind, _day(content.meeting)) if part)


def _day(facts: MeetingFacts) -> str:
    if facts.day is None or facts.precision != "day":
        return fuzzy_date(facts.day, facts.precision)
    return date_range(facts.day, facts.last_day)


def _write(canvas: Canvas, badge: Badge, left: float, top: float, theme: Theme) -> None:
    width, room = WIDTH - 2 * _PADDING, HEIGHT - _FOOT - 2 * _PADDING + 2 * mm
    y = top - _PADDING + 1 * mm
    for size in (_PERSON, _PERSON_BESIDE_A_LONG_NAME):
        person = _person_block(badge, width, room * 0.42, size, theme)
        organisation_room = room - person.height * person.scale - 1 * mm
        block = organisation_block(badge.organisation, badge.short_name, width, organisation_room, theme)
        if block.size >= LEGIBLE:
            break
    block.draw(canvas, left + _PADDING, y, organisation_room)
    person.draw(canvas, left + _PADDING, y - organisation_room - 1 * mm, person.height * person.scale)


def _person_block(badge: Badge, width: float, height: float, size: float, theme: Theme) -> Block:
    lines = [
        Line(badge.name.bare, theme.style("cell-bold")),
        Line(badge.function, theme.style("cell-secondary"), 0.62),
    ]
    return Block.fitted(lines, width, height, largest=size, smallest=8)


def _frame(canvas: Canvas, left: float, top: float, about: str, theme: Theme) -> None:
    """The band that names the meeting, and the marks to cut along."""
    canvas.setFillColor(theme.soft)
    canvas.rect(left, top - HEIGHT, WIDTH, _FOOT, stroke=0, fill=1)
    line = Line(about, theme.style("secondary").clone("badge-foot", textColor=theme.accent_ink))
    block = Block.fitted([line], WIDTH - 2 * _PADDING, _FOOT, largest=8.5)
    block.draw(canvas, left + _PADDING, top - HEIGHT + _FOOT, _FOOT)
    canvas.setStrokeColor(theme.secondary_ink)
    canvas.setLineWidth(0.3)
    for x in (left, left + WIDTH):
        for y in (top, top - HEIGHT):
            canvas.line(x - _CORNER_MARK / 2, y, x + _CORNER_MARK / 2, y)
            canvas.line(x, y - _CORNER_MARK / 2, x, y + _CORNER_MARK / 2)
