"""Elections: from the end of the terms to the seats, undone by one Ctrl+Z."""

from datetime import date
from uuid import UUID

import pytest

from csxl_desktop import i18n
from csxl_desktop.domain.categories import Category, OrganisationCategory
from csxl_desktop.domain.choices import ItemKind
from csxl_desktop.domain.content.minutes import MinutesCandidate, MinutesElection
from csxl_desktop.domain.elections import Election
from csxl_desktop.domain.membership import Seat
from csxl_desktop.domain.programme import AgendaItem
from csxl_desktop.services.assemblies import AssemblyNotHeldError, NoAssemblyError
from csxl_desktop.services.election_rows import years_later
from csxl_desktop.services.election_votes import ElectionClosedError
from csxl_desktop.services.elections import (
    AssemblyNeededError,
    CallAfterElectionError,
    ImpossibleVotesError,
    TwiceCandidateError,
    WrongNumberElectedError,
)
from csxl_desktop.services.workspace import Workspace
from tests.factories import make, meeting, organisation, person

PAST, SOON = date(2026, 11, 12), date(2026, 12, 10)
TERM_END = date(2026, 12, 20)


def seats(workspace: Workspace, *names: str, ends: date | None = TERM_END) -> list[UUID]:
    holders = [organisation(workspace, name) for name in names]
    for holder in holders:
        make(workspace, Seat, organisation_id=holder, elected_on=date(2023, 12, 20), term_end_on=ends)
    return holders


def election(
    workspace: Workspace, names: tuple[str, ...], *, on: date = PAST, places: int = 2
) -> tuple[UUID, list[UUID]]:
    """An election of `places` seats on that day, and its candidates in the order of `names`."""
    values = {"meeting_id": meeting(workspace, on=on), "seats": places, "called_on": date(2026, 9, 1)}
    made = make(workspace, Election, **values)
    stands = [workspace.elections.stand(made, organisation(workspace, name)).record_id for name in names]
    return made, stands


def elected(workspace: Workspace, election_id: UUID) -> list[str]:
    return [each.organisation for each in workspace.elections.election(election_id).elected]


def printed_elections(workspace: Workspace, meeting_id: UUID) -> list[MinutesElection]:
    """The elections that the minutes of an assembly print, whatever item they stand under."""
    content = workspace.documents.minutes(meeting_id).content
    return [item.election for item in content.items if item.election is not None]


def test_it_begins_from_the_end_of_the_terms(workspace: Workspace) -> None:
    seats(workspace, "A", "B", "C")
    soon = meeting(workspace, on=SOON)
    meeting(workspace, on=date(2027, 2, 4))

    begun = workspace.elections.begin().record_id

    row = workspace.elections.election(begun)
    assert (row.seats, row.term_years, row.meeting_id, row.called_on) == (3, 3, soon, workspace.today())


def test_without_seats_nothing_is_proposed(workspace: Workspace) -> None:
    seats(workspace, "A", ends=None)

    assert workspace.elections.term_end() is None
    row = workspace.elections.election(workspace.elections.begin().record_id)
    assert (row.seats, row.meeting_id) == (0, None)
    with pytest.raises(NoAssemblyError):
        workspace.elections.put_on_agenda()


def test_the_item_is_put_on_the_last_assembly_before_the_end_once(workspace: Workspace) -> None:
    seats(workspace, "A")
    meeting(workspace, on=date(2026, 12, 1))
    soon = meeting(workspace, on=SOON)
    ends = workspace.elections.term_end()
    assert ends is not None
    assert (ends.near, ends.on_agenda, ends.term_end_on) == (True, False, TERM_END)

    first = workspace.elections.put_on_agenda()
    again = workspace.elections.put_on_agenda()

    assert first.record_id == again.record_id
    items = [(item.kind, item.title) for item in workspace.meetings.record(soon).items]
    assert items.count((ItemKind.FREE, "Election of the steering committee")) == 1
    assert items[-1][0] is ItemKind.THEME
    after = workspace.elections.term_end()
    assert after is not None
    assert after.on_agenda


def test_an_election_may_have_an_assembly_of_its_own(workspace: Workspace) -> None:
    seats(workspace, "A")
    begun = workspace.elections.begin().record_id
    soon = meeting(workspace, on=SOON)

    workspace.elections.put_on_agenda(begun)
    workspace.elections.put_on_agenda(begun)

    assert workspace.elections.election(begun).meeting_id == soon


def test_terms_far_away_alert_nobody(workspace: Workspace) -> None:
    seats(workspace, "A", ends=date(2028, 12, 9))

    ends = workspace.elections.term_end()

    assert ends is not None
    assert (ends.near, ends.assembly) == (False, None)


def test_the_sector_is_proposed_from_the_category(workspace: Workspace) -> None:
    health = make(workspace, Category, name="Santé publique", position=0)
    standing = organisation(workspace, "Maison médicale")
    make(workspace, OrganisationCategory, organisation_id=standing, category_id=health)
    made, _stands = election(workspace, ("Sans secteur",))

    workspace.elections.stand(made, standing, person(workspace, "Odile", "Verbeke"))

    rows = workspace.elections.election(made).candidates
    assert [(row.organisation, row.person, row.sector) for row in rows] == [
        ("Maison médicale", "Ms Odile Verbeke", "Santé publique"),
        ("Sans secteur", "", ""),
    ]
    with pytest.raises(TwiceCandidateError, match="Maison médicale"):
        workspace.elections.stand(made, standing)


def test_the_votes_propose_who_is_elected(workspace: Workspace) -> None:
    made, (first, second, third) = election(workspace, ("A", "B", "C"))
    for stand, votes in ((first, 12), (second, 5), (third, 20)):
        workspace.elections.count_votes(stand, votes)

    assert elected(workspace, made) == ["A", "C"]


def test_a_tie_at_the_last_seat_is_left_to_the_assembly(workspace: Workspace) -> None:
    made, (first, second, third) = election(workspace, ("A", "B", "C"))
    for stand, votes in ((first, 12), (second, 5), (third, 5)):
        workspace.elections.count_votes(stand, votes)

    row = workspace.elections.election(made)
    assert [each.organisation for each in row.elected] == ["A"]
    assert [each.organisation for each in row.tied] == ["B", "C"]

    workspace.elections.decide(third, elected=True)
    workspace.elections.proclaim(made)

    closed = workspace.elections.election(made)
    assert ([each.organisation for each in closed.elected], closed.tied) == (["A", "C"], ())


def test_more_votes_than_ballots_are_refused(workspace: Workspace) -> None:
    made, (first,) = election(workspace, ("A",))

    with pytest.raises(ImpossibleVotesError):
        workspace.elections.count_votes(first, -1)
    workspace.elections.count_votes(first, 50)
    workspace.records.change(Election, made, {"voters": 30})
    with pytest.raises(ImpossibleVotesError, match=r"31 votes .* 30 ballots"):
        workspace.elections.count_votes(first, 31)
    workspace.elections.count_votes(first, None)
    assert elected(workspace, made) == []


def test_proclaimed_the_seats_change_hands_in_one_act(workspace: Workspace) -> None:
    old, kept = seats(workspace, "Ancien", "Fidèle")
    made, (first, _second) = election(workspace, ("Nouveau", "Battu"))
    again = workspace.elections.stand(made, kept).record_id
    for stand in (first, again):
        workspace.elections.decide(stand, elected=True)

    proclaimed = workspace.elections.proclaim(made)

    eve = [seat.organisation for seat in workspace.directory.committee(date(2026, 11, 11))]
    assert eve == ["Ancien", "Fidèle"]
    now = workspace.directory.committee(PAST)
    assert [(seat.organisation, seat.term_end_on) for seat in now] == [
        ("Fidèle", date(2029, 11, 12)),
        ("Nouveau", date(2029, 11, 12)),
    ]
    values = workspace.records.values(Seat, now[1].id)
    row = workspace.elections.election(made)
    assert (values["election_id"], values["elected_meeting_id"]) == (made, row.meeting_id)
    assert row.meeting_id is not None
    (told,) = printed_elections(workspace, row.meeting_id)
    assert told == MinutesElection(
        (
            MinutesCandidate("Battu"),
            *(MinutesCandidate("Fidèle", elected=True), MinutesCandidate("Nouveau", elected=True)),
        ),
        seats=2,
        term_end_on=date(2029, 11, 12),
    )
    with pytest.raises(ElectionClosedError):
        workspace.elections.decide(first, elected=False)

    workspace.history.undo_transaction(proclaimed.transaction_id)

    assert {seat.organisation_id for seat in workspace.directory.committee(PAST)} == {old, kept}
    assert printed_elections(workspace, row.meeting_id) == []


@pytest.mark.parametrize("planned", ["fr", "nl", ""])
def test_the_minutes_tell_the_result_under_its_item_or_at_the_end(workspace: Workspace, planned: str) -> None:
    made, (first, _second) = election(workspace, ("A", "B"))
    if planned:
        with i18n.speaking(planned):
            workspace.elections.put_on_agenda(made)
    workspace.elections.decide(first, elected=True)
    workspace.elections.proclaim(made)
    meeting_id = workspace.elections.election(made).meeting_id
    assert meeting_id is not None
    make(workspace, AgendaItem, meeting_id=meeting_id, title="Divers", position=9)

    items = workspace.documents.minutes(meeting_id, language="fr").content.items

    (at,) = [place for place, item in enumerate(items) if item.election is not None]
    assert (at == len(items) - 1) is (not planned)


def test_nothing_is_proclaimed_too_early_nor_for_nobody(workspace: Workspace) -> None:
    early, (stand,) = election(workspace, ("A",), on=SOON)
    workspace.elections.decide(stand, elected=True)
    with pytest.raises(AssemblyNotHeldError):
        workspace.elections.proclaim(early)

    nowhere = make(workspace, Election, seats=1)
    with pytest.raises(AssemblyNeededError):
        workspace.elections.proclaim(nowhere)

    workspace.records.change(Election, nowhere, {"meeting_id": meeting(workspace, on=PAST), "called_on": SOON})
    with pytest.raises(CallAfterElectionError, match="10/12/2026"):
        workspace.elections.proclaim(nowhere)

    crowded, stands = election(workspace, ("B", "C"), on=date(2026, 11, 5), places=1)
    with pytest.raises(WrongNumberElectedError, match="0 are marked"):
        workspace.elections.proclaim(crowded)
    for each in stands:
        workspace.elections.decide(each, elected=True)
    with pytest.raises(WrongNumberElectedError, match="2 are marked"):
        workspace.elections.proclaim(crowded)


def test_the_board_shows_the_newest_election_first(workspace: Workspace) -> None:
    make(workspace, Election, called_on=date(2022, 9, 1))
    newest = make(workspace, Election, called_on=date(2026, 9, 1))

    board = workspace.elections.board()

    assert board.elections[0].id == newest
    assert board.sectors
    assert board.term_end is None


def test_a_term_from_29_february_ends_on_the_28th() -> None:
    assert years_later(date(2028, 2, 29), 3) == date(2031, 2, 28)
    assert years_later(date(2028, 2, 29), 4) == date(2032, 2, 29)


def test_the_board_says_the_sectors_in_the_language_spoken(workspace: Workspace) -> None:
    with i18n.speaking("fr"):
        sectors = workspace.elections.board().sectors

    assert sectors[0] == ("Social aid", "Aide sociale")
