"""The table of the steering committee at a date."""

from collections.abc import Iterator
from datetime import date

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, gap, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.committee import CommitteeTable, SeatLine
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

NOTICE_MONTHS = 3  # a term that ends within them is said to end soon


def render(content: CommitteeTable, theme: Theme) -> bytes:
    """The table as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Steering committee on {date}").format(date=long_date(content.on, weekday=False))
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: CommitteeTable, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, content.office.name, theme, logo(content.office, theme))
    count = len(content.seats)
    yield text(str(count), theme.style("figure"))
    yield text(ngettext("seat", "seats", count), theme.style("secondary"))
    yield gap(6)
    yield _table(content, theme)


def _table(content: CommitteeTable, theme: Theme) -> Flowable:
    header = [_("Organisation"), _("Person"), _("Elected on"), _("Term ends on")]
    rows: list[list[Content]] = [
        [
            text(seat.organisation, theme.style("cell-bold")),
            seat.person or "–",
            short_date(seat.elected_on) if seat.elected_on else "–",
            _term(seat, content.on, theme),
        ]
        for seat in content.seats
    ]
    width = theme.text_width
    return table(header, rows, [width * 0.38, width * 0.26, width * 0.16, width * 0.2], theme, right={2, 3})


def _term(seat: SeatLine, on: date, theme: Theme) -> Content:
    if seat.term_ends_on is None:
        return "–"
    ends = short_date(seat.term_ends_on)
    if seat.term_ends_on < on:
        return text(f"{ends}\n{_('term over')}", theme.style("cell-right"))
    if _months_between(on, seat.term_ends_on) < NOTICE_MONTHS:
        return text(f"{ends}\n{_('ends soon')}", theme.style("cell-right"))
    return ends


def _months_between(first: date, second: date) -> int:
    """Whole months from `first` to `second`."""
    months = (second.year - first.year) * 12 + second.month - first.month
    return months - (second.day < first.day)
