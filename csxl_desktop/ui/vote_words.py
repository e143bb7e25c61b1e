"""Votes and the elections that they serve, in words for the window."""

from csxl_desktop.domain.choices import VoteOutcome
from csxl_desktop.domain.room import VoteRow
from csxl_desktop.domain.vote_rows import MeetingElection
from csxl_desktop.i18n import N_, _, ngettext

_OUTCOMES = {
    VoteOutcome.OPEN: N_("open"),
    VoteOutcome.ADOPTED: N_("adopted"),
    VoteOutcome.REJECTED: N_("rejected"),
}


def vote_words(row: VoteRow) -> str:
    """“18 for, 3 against, 2 abstentions: adopted”."""
    outcome = _(_OUTCOMES[row.outcome])
    if row.in_favour is None:
        return outcome
    words = _("{a} for, {b} against, {c} abstentions: {outcome}")
    return words.format(a=row.in_favour, b=row.against or 0, c=row.abstained or 0, outcome=outcome)


def election_choices(elections: tuple[MeetingElection, ...]) -> list[tuple[object, str]]:
    """What a vote may serve: none, or an election of the meeting by its number where there are several."""
    several = len(elections) > 1
    named = [
        (each.id, _("Election {number}").format(number=place) if several else _("The election"))
        for place, each in enumerate(elections, start=1)
    ]
    return [(None, _("No election")), *named]


def elected_words(election: MeetingElection) -> str:
    """“Elected: A, B (3 seats), proclaimed.” or what is still missing; written with the election."""
    seats = ngettext("{count} seat", "{count} seats", election.seats).format(count=election.seats)
    if not election.elected:
        return _("Election for {seats}: nobody is marked as elected yet (Directory, Elections).").format(seats=seats)
    names = ", ".join(election.elected)
    told = (
        _("Elected for {seats}: {names}; the minutes print the result once, under this vote.")
        if election.proclaimed
        else _("Elected for {seats}: {names}; not proclaimed yet (Directory, Elections).")
    )
    return told.format(seats=seats, names=names)
