"""The result of an election under its item of the minutes: who stood, by sector, who is elected, for how long."""

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable

from csxl_desktop.documents.flowables import label, table, text
from csxl_desktop.documents.theme import Theme
from csxl_desktop.domain import house_words
from csxl_desktop.domain.content.minutes import MinutesElection
from csxl_desktop.i18n import _, ngettext
from csxl_desktop.i18n.dates import long_date

_WIDTHS = {"sector": 0.2, "votes": 0.1, "elected": 0.13}  # of the text; those who stand have the rest


def result(election: MinutesElection, theme: Theme) -> Iterator[Flowable]:
    """Sectors and votes only where there are any."""
    sectors = any(each.sector for each in election.candidates)
    counted = any(each.votes is not None for each in election.candidates)
    kept = [
        name for name, there in (("sector", sectors), ("name", True), ("votes", counted), ("elected", True)) if there
    ]
    words = {"sector": _("Sector"), "name": _("Candidate"), "votes": _("Votes"), "elected": _("Result")}
    free = 1 - sum(_WIDTHS.get(name, 0) for name in kept)
    widths = [theme.text_width * _WIDTHS.get(name, free) for name in kept]
    right = {place for place, name in enumerate(kept) if name == "votes"}
    rows, before = list[list[Flowable | str]](), ""
    for each in election.candidates:
        style = theme.style("cell-bold" if each.elected else "cell")
        cells: dict[str, Flowable | str] = {
            "sector": house_words.category(each.sector) if each.sector != before else "",
            "name": text(" – ".join(part for part in (each.organisation, each.person) if part), style),
            "votes": "–" if each.votes is None else str(each.votes),
            "elected": text(_("elected"), style) if each.elected else "",
        }
        rows.append([cells[name] for name in kept])
        before = each.sector
    yield CondPageBreak(80)
    yield label(_("Result of the election"), theme)
    yield table([words[name] for name in kept], rows, widths, theme, right=right)
    yield text(" ".join(_facts(election)), theme.style("secondary"))


def _facts(election: MinutesElection) -> Iterator[str]:
    if election.seats:
        yield ngettext("{count} seat was to be filled.", "{count} seats were to be filled.", election.seats).format(
            count=election.seats
        )
    if election.voters is not None:
        yield ngettext("{count} member voted.", "{count} members voted.", election.voters).format(count=election.voters)
    if election.blank_ballots:
        blank = ngettext("{count} ballot was blank.", "{count} ballots were blank.", election.blank_ballots)
        yield blank.format(count=election.blank_ballots)
    if election.term_end_on is not None:
        yield _("Those elected sit until {date}.").format(date=long_date(election.term_end_on, weekday=False))


def election_lines(election: MinutesElection) -> Iterator[str]:
    """The same where there is no table: a line for each who stood, then the figures."""
    for each in election.candidates:
        name = " – ".join(part for part in (each.organisation, each.person) if part)
        votes = "" if each.votes is None else ngettext("{count} vote", "{count} votes", each.votes)
        told = (
            house_words.category(each.sector),
            name,
            votes.format(count=each.votes),
            _("elected") if each.elected else "",
        )
        yield ", ".join(part for part in told if part)
    yield from _facts(election)
