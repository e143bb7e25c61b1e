"""The table of the members at a date."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, columns, gap, table, text
from csxl_desktop.documents.layout import build
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.members import MemberTable
from csxl_desktop.i18n import _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date


def render(content: MemberTable, theme: Theme) -> bytes:
    """The table as a PDF, in its own language."""
    with speaking(content.language):
        title = _("Members on {date}").format(date=long_date(content.on, weekday=False))
        return build(
            list(_story(content, title, theme)),
            theme=theme,
            title=title,
            author=content.office.name,
            header_left=content.office.name,
            header_right=title,
        )


def _story(content: MemberTable, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, content.office.name, theme, logo(content.office, theme))
    yield _figures(content, theme)
    yield gap(6)
    yield _table(content, theme)
    if any(member.joined_on is None for member in content.members):
        note = _("–: member since before the first record.")
        yield text(note, theme.style("caption"))


def _figures(content: MemberTable, theme: Theme) -> Flowable:
    count = len(content.members)
    shown = [(count, ngettext("member", "members", count))]
    year = content.on.year
    if content.arrivals is not None:
        words = ngettext("arrival in {year}", "arrivals in {year}", content.arrivals)
        shown.append((content.arrivals, words.format(year=year)))
    if content.departures is not None:
        words = ngettext("departure in {year}", "departures in {year}", content.departures)
        shown.append((content.departures, words.format(year=year)))
    cells = [
        [text(str(number), theme.style("figure")), text(words, theme.style("secondary"))] for number, words in shown
    ]
    return columns([*cells, []], [0.22] * len(cells) + [1 - 0.22 * len(cells)], theme)


def _table(content: MemberTable, theme: Theme) -> Flowable:
    header = [_("No."), _("Organisation"), _("Representative"), _("Member since")]
    rows: list[list[Content]] = [
        [
            text(str(member.number), theme.style("cell-secondary")),
            text(member.organisation, theme.style("cell-bold")),
            member.representative,
            short_date(member.joined_on) if member.joined_on else "–",
        ]
        for member in content.members
    ]
    width = theme.text_width
    return table(header, rows, [width * 0.07, width * 0.45, width * 0.31, width * 0.17], theme, right={3})
