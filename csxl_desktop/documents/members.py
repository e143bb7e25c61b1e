"""The table of the members at a date."""

from collections.abc import Iterator

from reportlab.platypus import Flowable

from csxl_desktop.documents.flowables import Content, columns, gap, table, text
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.members import MemberLine, MemberTable
from csxl_desktop.i18n import N_, _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

HEADER = (N_("No."), N_("Organisation"), N_("Representative"), N_("Member since"))
UNKNOWN_NOTE = N_("–: member since before the first record.")


def render(content: MemberTable, theme: Theme) -> bytes:
    """The table as a PDF, in its own language."""
    with speaking(content.language):
        title = title_of(content)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def title_of(content: MemberTable) -> str:
    return _("Members on {date}").format(date=long_date(content.on, weekday=False))


def _story(content: MemberTable, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, content.office.name, theme, logo(content.office, theme))
    yield _figures(content, theme)
    yield gap(6)
    yield _table(content, theme)
    if any(member.joined_on is None for member in content.members):
        yield text(_(UNKNOWN_NOTE), theme.style("caption"))


def figures(content: MemberTable) -> list[tuple[int, str]]:
    """Members, and those who came and went in the year where that is known, with their words."""
    count = len(content.members)
    shown = [(count, ngettext("member", "members", count))]
    year = content.on.year
    if content.arrivals is not None:
        words = ngettext("arrival in {year}", "arrivals in {year}", content.arrivals)
        shown.append((content.arrivals, words.format(year=year)))
    if content.departures is not None:
        words = ngettext("departure in {year}", "departures in {year}", content.departures)
        shown.append((content.departures, words.format(year=year)))
    return shown


def _figures(content: MemberTable, theme: Theme) -> Flowable:
    shown = figures(content)
    cells = [
        [text(str(number), theme.style("figure")), text(words, theme.style("secondary"))] for number, words in shown
    ]
    return columns([*cells, []], [0.22] * len(cells) + [1 - 0.22 * len(cells)], theme)


def member_cells(member: MemberLine) -> tuple[str, str, str, str]:
    """One line of the table, column by column."""
    since = short_date(member.joined_on) if member.joined_on else "–"
    return str(member.number), member.organisation, member.representative, since


def _table(content: MemberTable, theme: Theme) -> Flowable:
    rows: list[list[Content]] = []
    for member in content.members:
        number, organisation, representative, since = member_cells(member)
        rows.append(
            [
                text(number, theme.style("cell-secondary")),
                text(organisation, theme.style("cell-bold")),
                representative,
                since,
            ]
        )
    width = theme.text_width
    header = [_(each) for each in HEADER]
    return table(header, rows, [width * 0.07, width * 0.45, width * 0.31, width * 0.17], theme, right={3})
