"""The changes of a year among the members."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from csxl_desktop.documents.canvas import Entry
from csxl_desktop.documents.flowables import Content, gap, heading, table, text, titled
from csxl_desktop.documents.large_figures import large_figures
from csxl_desktop.documents.layout import build_of_office
from csxl_desktop.documents.letterhead import NBSP, logo, title_block
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain.content.changes import Arrival, CommitteeMove, Ending, TakenNote, YearChanges
from csxl_desktop.i18n import N_, _, ngettext, speaking
from csxl_desktop.i18n.dates import long_date, short_date

MOVES = {
    CommitteeMove.ENTERED: N_("new seat"),
    CommitteeMove.RENEWED: N_("seat renewed"),
    CommitteeMove.HANDED_OVER: N_("seat handed over"),
    CommitteeMove.LEFT: N_("seat ended"),
}


def render(content: YearChanges, theme: Theme) -> bytes:
    """The changes as a PDF, in their own language."""
    with speaking(content.language):
        title = _("Changes among the members in {year}").format(year=content.year)
        return build_of_office(_story(content, title, theme), content.office, title, theme)


def _story(content: YearChanges, title: str, theme: Theme) -> Iterator[Flowable]:
    yield from title_block("", title, content.office.name, theme, logo(content.office, theme))
    shown = _figures(content)
    if not shown:
        yield text(_("Nothing changed among the members this year."), theme.style("body"))
        return
    yield from large_figures(shown, theme)
    yield gap(6)
    yield from _arrivals(content, theme)
    yield from _departures(content, theme)
    yield from _renamings(content, theme)
    yield from _endings(content, theme)
    yield from _representatives(content, theme)
    yield from _committee(content, theme)


def _figures(content: YearChanges) -> list[tuple[int, str]]:
    counts = [
        (len(content.arrivals), ngettext("arrival", "arrivals", len(content.arrivals))),
        (len(content.departures), ngettext("departure", "departures", len(content.departures))),
        (len(content.renamings), ngettext("new name", "new names", len(content.renamings))),
        (
            len(content.endings),
            ngettext("merger or dissolution", "mergers or dissolutions", len(content.endings)),
        ),
        (
            len(content.representatives),
            ngettext("new representative", "new representatives", len(content.representatives)),
        ),
        (
            len(content.committee),
            ngettext("change in the committee", "changes in the committee", len(content.committee)),
        ),
    ]
    return [(count, words) for count, words in counts if count]


def _arrivals(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [_name(each.organisation, theme), each.representative or "–", _welcome(each), short_date(each.on)]
        for each in content.arrivals
    ]
    header = [_("Organisation"), _("Representative"), _("Welcomed by"), _("Member since")]
    yield from _part(_("Arrivals"), "arrivals", header, rows, (0.34, 0.24, 0.26, 0.16), theme)


def _welcome(arrival: Arrival) -> str:
    if arrival.welcomed_on is None:
        return "–"
    day = long_date(arrival.welcomed_on, weekday=False).replace(" ", NBSP)
    return _("{kind} of {date}").format(kind=arrival.welcomed_by, date=day)


def _departures(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [_name(each.organisation, theme), each.reason or "–", _noted(each.noted), short_date(each.on)]
        for each in content.departures
    ]
    header = [_("Organisation"), _("Reason"), _("Assembly"), _("Member until")]
    yield from _part(_("Departures"), "departures", header, rows, (0.34, 0.31, 0.19, 0.16), theme)


def _renamings(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [each.former, _name(each.name, theme), _noted(each.noted), short_date(each.on)] for each in content.renamings
    ]
    header = [_("Former name"), _("New name"), _("Assembly"), _("Name until")]
    yield from _part(_("New names"), "names", header, rows, (0.34, 0.31, 0.19, 0.16), theme)


def _endings(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [_name(each.organisation, theme), ending_words(each), _noted(each.noted), short_date(each.on)]
        for each in content.endings
    ]
    header = [_("Organisation"), _("What became of it"), _("Assembly"), _("Last day")]
    yield from _part(_("Mergers and dissolutions"), "endings", header, rows, (0.34, 0.31, 0.19, 0.16), theme)


def ending_words(ending: Ending) -> str:
    """“merged into …”, or “dissolved”."""
    return _("merged into “{name}”").format(name=ending.successor) if ending.successor else _("dissolved")


def _representatives(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [
            _name(each.organisation, theme),
            each.person or "–",
            each.before or "–",
            _noted(each.noted),
            short_date(each.on),
        ]
        for each in content.representatives
    ]
    header = [_("Organisation"), _("New representative"), _("In place of"), _("Assembly"), _("Since")]
    parts = (0.28, 0.22, 0.2, 0.16, 0.14)
    yield from _part(_("New representatives"), "representatives", header, rows, parts, theme)


def _committee(content: YearChanges, theme: Theme) -> Iterator[Flowable]:
    rows: list[list[Content]] = [
        [
            _name(each.organisation, theme),
            each.person or "–",
            _(MOVES[each.move]),
            _noted(each.noted),
            short_date(each.on),
        ]
        for each in content.committee
    ]
    header = [_("Organisation"), _("Person"), _("Change"), _("Assembly"), _("Date")]
    parts = (0.28, 0.22, 0.2, 0.16, 0.14)
    yield from _part(_("Steering committee"), "committee", header, rows, parts, theme)


def _noted(noted: TakenNote | None) -> str:
    """“AG 05/02/2026”; the day below letters that leave it no room."""
    return f"{noted.badge} {short_date(noted.on)}" if noted else "–"


def _part(
    title: str,
    key: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Content]],
    parts: Sequence[float],
    theme: Theme,
) -> Iterator[Flowable]:
    """A heading and its table, the dates on the right; nothing where there is no row.

    The column of the assembly, last but one, stands only where one took note of something.
    """
    if rows:
        if all(row[-2] == "–" for row in rows):
            header, rows = [*header[:-2], header[-1]], [[*row[:-2], row[-1]] for row in rows]
            parts = [*(part * (1 - parts[-1]) / (1 - parts[-1] - parts[-2]) for part in parts[:-2]), parts[-1]]
        yield from titled(heading(title, theme.style("heading"), Entry(title, key)), keep=110)
        widths = [theme.text_width * part for part in parts]
        yield table(header, rows, widths, theme, right={len(header) - 1})


def _name(organisation: str, theme: Theme) -> Flowable:
    return text(organisation, theme.style("cell-bold"))
